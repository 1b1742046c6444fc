/** A file of an archive. */
export interface ArchiveFile {
  name: string;
  text: string;
  isProgram?: boolean;
}

const block = 512;

/**
 * An archive in the format of POSIX (ustar), with no time and no owner in it: the same files make the same bytes, on Windows
 * with the same permissions too.
 */
export function tar(files: readonly ArchiveFile[]): Buffer {
  const parts = files.flatMap(({ name, text, isProgram = false }) => {
    const content = Buffer.from(text);
    const rest = Buffer.alloc((block - (content.length % block)) % block);
    return [header(name, content.length, isProgram ? 0o755 : 0o644), content, rest];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function header(name: string, size: number, mode: number): Buffer {
  const result = Buffer.alloc(block);
  const octal = (value: number, at: number, length: number): void => {
    result.write(value.toString(8).padStart(length - 1, "0"), at);
  };
  result.write(name, 0);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  // The checksum counts its own place as blanks.
  result.write(" ".repeat(8), 148);
  result.write("0", 156);
  result.write("ustar\0" + "00", 257);
  octal(
    result.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return result;
}
