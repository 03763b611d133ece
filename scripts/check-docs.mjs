import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXIT, Failure, runMain } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureMkdocs, strictBuild } from './lib/techdocs.mjs';

/** Whether the docs build as the portal shows them, without a warning. */
async function main() {
  const { mkdocs, missing } = await ensureMkdocs();
  if (missing) {
    throw new Failure(`The docs were not built: ${missing}.`, EXIT.skipped);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-docs-'));
  try {
    const { code } = await run(mkdocs, strictBuild(folder), {
      cwd: root,
      inherit: true,
    });
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(main);
