import { folders } from './folders.mjs';
import { typescript } from '../../scripts/lib/portal.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { ensureNode } from '../../scripts/lib/toolchain.mjs';
import { runningEnvironment } from './runningEnvironment.mjs';

/** Switches a fault on or off, or lists them; in a process of its own, since it is TypeScript. */
export async function fault(args) {
  const { node, env } = await ensureNode();
  const { code } = await run(
    node,
    typescript('testbed/faults/fault.ts', ...args),
    {
      cwd: root,
      env: { ...env, ...runningEnvironment(folders.run) },
      inherit: true,
    },
  );
  return code;
}
