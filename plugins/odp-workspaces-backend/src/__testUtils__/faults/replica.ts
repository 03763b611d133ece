import { startBackend } from '../startBackend';
import { openKnex } from './openKnex';
import type { ReplicaOptions } from './ReplicaProcess';

/** A replica of the backend as a process of its own; its options are in its environment, as they hold tokens. */
async function main(): Promise<void> {
  const options: ReplicaOptions = JSON.parse(process.env.ODP_REPLICA!);
  const { places, database, settings, clockAheadMs = 0 } = options;
  const now = Date.now;
  Date.now = () => now() + clockAheadMs;
  const knex = openKnex(database);
  const backend = await startBackend(places, { knex, settings });
  process.once('SIGTERM', async () => {
    await backend.stop();
    await knex.destroy();
    process.disconnect();
  });
  // Without the one who started it there is nobody whom it serves.
  process.once('disconnect', () => process.exit());
  process.send!({ url: `http://127.0.0.1:${backend.server.port()}` });
}

main();
