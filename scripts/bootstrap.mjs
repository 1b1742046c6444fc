// Everything before the import has to be readable by Nodes far older than those that run the rest.
const oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error(
    `error: Node ${process.versions.node} is too old. Install Node ${oldest} or newer (https://nodejs.org), then run the command again.`,
  );
  process.exitCode = 1;
} else {
  import("./bootstrap/bootstrap.cjs").then(async ({ bootstrap }) => {
    process.exitCode = await bootstrap(new URL("..", import.meta.url), process.argv.slice(2));
  });
}
