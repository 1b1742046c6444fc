const { existsSync, statfsSync } = require("node:fs");
const { dirname } = require("node:path");

/** A failure that its reader can do something about. It is shown as one line, without a stack trace. */
class Failure extends Error {
  constructor(message, { log } = {}) {
    super(log !== undefined && existsSync(log) ? `${message} (Log: ${log})` : message);
    this.name = "Failure";
  }
}

const diskFull = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i;
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|code E(403|407|5\d\d)|no such host|connection refused|connection reset|network is unreachable|i\/o timeout|handshake (failure|timeout)|proxyconnect|dial tcp|Could not resolve host|disabled by GOPROXY=off|(403|407|5\d\d) [A-Z][a-z]+|unexpected EOF/;
const untrusted = /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_|x509:/;
const readOnly = /EACCES|EPERM|EROFS|permission denied|read-only file system/i;

/** The folder whose disk has the least space left: a tool's output seldom says which disk is full. */
function fullest(folders) {
  const free = (folder) => {
    const there = existsSync(folder) ? folder : dirname(folder);
    try {
      const { bavail, bsize } = statfsSync(there);
      return bavail * bsize;
    } catch {
      return Infinity;
    }
  };
  return folders.reduce((least, folder) => (free(folder) < free(least) ? folder : least));
}

/** The one line for the reason in a tool's output; `undefined` where it is none that we know. */
function diagnose(output, { what, folders, space }) {
  if (diskFull.test(output)) {
    return `The disk of ${fullest(folders)} is full. Free about ${space} there, then run the command again.`;
  }
  if (untrusted.test(output)) {
    return `The certificate of ${what} is not trusted. Name your company's CA file in NODE_EXTRA_CA_CERTS and SSL_CERT_FILE, then run the command again.`;
  }
  if (unreachable.test(output)) {
    return `The network does not let this machine reach ${what}. Check the connection, or set HTTPS_PROXY to your proxy, then run the command again.`;
  }
  if (readOnly.test(output)) {
    return `Writing to ${folders.join(" or ")} is not permitted. Make it writable for this user, then run the command again.`;
  }
  return undefined;
}

/** Prints the one line, also for an error of the system, and gives the exit status. */
function explain(error) {
  const known =
    error?.code === undefined
      ? undefined
      : diagnose(error.message, {
          what: error.hostname ?? error.address ?? "the connection",
          folders: [error.path ?? process.cwd()],
          space: "1 GB",
        });
  console.error(`error: ${known ?? error?.message ?? String(error)}`);
  if (process.env.PRINTIX_DEBUG && error?.stack) console.error(error.stack);
  return 1;
}

module.exports = { Failure, diagnose, explain };
