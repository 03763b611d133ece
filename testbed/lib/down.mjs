import { say } from '../../scripts/lib/steps.mjs';
import { end } from './end.mjs';
import { StateFile } from './StateFile.mjs';

/** Ends what `up` started and waits for the end; fine when nothing runs. */
export async function down(names, folders) {
  const state = new StateFile(folders.run);
  const recorded = names.filter(name => state.servers()[name]);
  if (!recorded.length) {
    say('Nothing of the testbed runs.');
    return;
  }
  await end(recorded.reverse(), state);
}
