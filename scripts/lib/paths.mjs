import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repo's folder; nothing is installed or written outside it. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Toolchain, package caches and logs of installs; `ODP_CACHE` moves it. */
export const cacheDir = path.resolve(root, process.env.ODP_CACHE ?? '.cache');

/** Database, sandbox files and logs of a run; `ODP_DATA` moves it. */
export const dataDir = path.resolve(root, process.env.ODP_DATA ?? '.data');
