import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXIT, Failure } from '../scripts/lib/failure.mjs';

/** Every server, in the order in which they are prepared and told. */
export const SERVERS = [
  'kubernetes',
  'kube-state-metrics',
  'pulsar',
  'postgres',
  'postgres-exporter',
  'keycloak',
  'prometheus',
];

/** The module of a server; loaded when it is asked for. */
export async function loadServer(name) {
  const file = path.join(import.meta.dirname, name, `${name}.mjs`);
  if (!existsSync(file)) {
    throw new Failure(
      `There is no server ${name} in this checkout: ${file} is missing.`,
      EXIT.startFailed,
    );
  }
  return (await import(pathToFileURL(file).href)).default;
}
