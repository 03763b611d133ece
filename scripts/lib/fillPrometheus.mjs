import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from './failure.mjs';
import { must } from './must.mjs';
import { root } from './paths.mjs';
import { recordedText } from './recordedText.mjs';
import { withPrometheus } from './withPrometheus.mjs';

const RECORDING = path.join(
  root,
  'target-state/prometheus/rules/recording.yml',
);
/** What recording rules look back over. */
const LOOK_BACK_SECONDS = 5 * 60;
const HISTORY_SECONDS = 6 * 3600;
/**
 * The last of it is as dense as what is scraped: rules that look back from now over
 * samples that begin far apart would tell up to 5 % too little.
 */
const DENSE_SECONDS = LOOK_BACK_SECONDS + 60;
/** Seconds between two values of what rules record. */
const RECORD_SECONDS = 60;
/** The portal starts at the same time and comes first. */
const NICENESS = 10;

/**
 * Fills a data folder with blocks of what the sandbox tells of its last six hours, and
 * of what the recording rules make of it.
 *
 * @param {{ prometheus: string, promtool: string, folder: string, data: string, sandboxUrl: string, scrapeSeconds: number, signal: AbortSignal }} filling
 */
export async function fillPrometheus(filling) {
  const { data, prometheus, folder, scrapeSeconds, signal } = filling;
  const now = () => {
    const seconds = Math.floor(Date.now() / 1000);
    return seconds - (seconds % scrapeSeconds);
  };
  const end = now();
  const dense = end - DENSE_SECONDS;
  await addHistory(filling, { from: end - HISTORY_SECONDS, to: dense });
  await addHistory(filling, {
    from: dense + scrapeSeconds,
    to: end,
    step: scrapeSeconds,
  });
  // Blocks of a running server are seen late: another one shows those of the rules.
  await withPrometheus({ prometheus, folder, data }, url =>
    addBlocks(
      filling,
      Readable.from(
        recordedText(
          { rules: RECORDING, url, signal },
          {
            start: end - HISTORY_SECONDS + LOOK_BACK_SECONDS,
            end,
            step: RECORD_SECONDS,
          },
        ),
      ),
    ),
  );
  // What has passed meanwhile.
  await addHistory(filling, {
    from: end + scrapeSeconds,
    to: now(),
    step: scrapeSeconds,
  });
}

async function addHistory(filling, part) {
  const { sandboxUrl, signal } = filling;
  const response = await fetch(
    `${sandboxUrl}/history?${new URLSearchParams(part)}`,
    { signal },
  );
  if (!response.ok) {
    throw new Failure(`The sandbox has no history: ${response.status}`, 1);
  }
  await addBlocks(filling, Readable.fromWeb(response.body));
}

async function addBlocks({ promtool, folder, data, signal }, text) {
  const file = path.join(folder, 'history.om');
  await pipeline(text, createWriteStream(file), { signal });
  await must(
    promtool,
    ['tsdb', 'create-blocks-from', 'openmetrics', file, data],
    { signal, niceness: NICENESS },
  );
  rmSync(file);
}
