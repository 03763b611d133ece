const started = Date.now();

/** Seconds since the script began, as `12s` or `1m 05s`. */
function elapsed() {
  const seconds = Math.round((Date.now() - started) / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`;
}

/** Prints one line with the time that has passed. */
export function say(text) {
  process.stdout.write(`${elapsed().padStart(7)}  ${text}\n`);
}

/**
 * Runs one step: prints its title, its progress as it comes, and how it ended.
 * `work` gets a function that reports progress; on a terminal the same line is
 * rewritten, elsewhere a line is printed at most every five seconds.
 */
export async function step(title, work) {
  let last = 0;
  const live = process.stdout.isTTY;
  if (!live) {
    say(`${title} ...`);
  }
  const progress = text => {
    if (live) {
      process.stdout.write(
        `\r\x1b[2K${elapsed().padStart(7)}  ${title}: ${text}`,
      );
    } else if (Date.now() - last > 5000) {
      last = Date.now();
      say(`${title}: ${text}`);
    }
  };
  if (live) {
    progress('...');
  }
  try {
    const result = await work(progress);
    if (live) {
      process.stdout.write('\r\x1b[2K');
    }
    say(`${title}: ${result?.summary ?? 'done'}`);
    return result;
  } catch (error) {
    if (live) {
      process.stdout.write('\r\x1b[2K');
    }
    say(`${title}: failed`);
    throw error;
  }
}
