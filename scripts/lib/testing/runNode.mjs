import { spawn } from 'node:child_process';
import { root } from '../paths.mjs';

/**
 * Runs Node to its end and collects what a person would see.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env?: object, meanwhile?: (child: import('node:child_process').ChildProcess) => void }} options
 *   cwd: the repo's root without it; env: over that of this process; meanwhile: gets the process as it runs
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runNode(args, { cwd = root, env, meanwhile } = {}) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, {
      cwd,
      // A runner of tests that runs inside another would report to the outer one.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('close', code => resolve({ code, output }));
    meanwhile?.(child);
  });
}

/** The same with the text of a module. */
export function runModule(text, options) {
  return runNode(['--input-type=module', '--eval', text], options);
}
