import { mkdirSync } from 'node:fs';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { say, step } from '../../scripts/lib/steps.mjs';
import { end } from './end.mjs';
import { lastLines } from './lastLines.mjs';
import { requirePrerequisites } from './prerequisites.mjs';
import { isRunning } from './processes.mjs';
import { ServerContext } from './ServerContext.mjs';
import { StateFile } from './StateFile.mjs';

/** Longest time from a server's start until it is ready, when its module names no other. */
const START_SECONDS = 240;

/**
 * Brings servers up and returns when all are ready. What runs is left running;
 * when one does not come up, all that this call started is ended again.
 *
 * @param {object[]} servers modules, each behind those of its `after`
 * @param {{ options: object, folders: { run: string, cache: string }, toolchain: () => Promise<{ node: string }>, signal: AbortSignal }} surroundings
 *   toolchain: brings the Node that the portal runs on, and the packages; signal: somebody interrupted the command
 */
export async function up(servers, { options, folders, toolchain, signal }) {
  const state = new StateFile(folders.run);
  const missing = [];
  for (const server of servers) {
    if (!(await runsAlready(server, options, state))) {
      missing.push(server);
    }
  }
  if (!missing.length) {
    return;
  }
  requirePrerequisites(missing);
  const { node } = await toolchain();

  const stopping = new AbortController();
  const surroundings = {
    options,
    folders,
    node,
    signal: AbortSignal.any([signal, stopping.signal]),
  };
  const contexts = missing.map(server => [
    server,
    new ServerContext(server, surroundings, state),
  ]);
  const begun = [];
  try {
    for (const [server, context] of contexts) {
      await step(`${server.title}: files`, progress =>
        withProgress(context, progress, () => prepare(server, context)),
      );
    }
    await startAll(contexts, { state, begun });
  } catch (error) {
    stopping.abort();
    await end(begun.reverse(), state);
    throw signal.aborted
      ? new Failure('Interrupted; what was started is ended.', EXIT.startFailed)
      : error;
  }
}

/** Whether the server runs as asked for; what is left of a broken one is ended. */
async function runsAlready({ name, title, version }, options, state) {
  const record = state.servers()[name];
  if (!record) {
    return false;
  }
  const ended = record.processes.find(process => !isRunning(process));
  if (record.ready && !ended) {
    if (record.version !== version(options)) {
      throw new Failure(
        `${title} ${record.version} is running, and ${title} ${version(
          options,
        )} was asked for; end it first: npm run testbed:down -- --only ${name}`,
        EXIT.startFailed,
      );
    }
    say(`${title}: runs already`);
    return true;
  }
  if (record.ready) {
    say(
      `${title}: ${ended.name} has ended, so it is started again; the end of ${
        ended.log
      }:\n${lastLines(ended.log, 4)}`,
    );
  }
  await end([name], state, { keepRecord: true });
  return false;
}

/** Starts all as early as `after` allows, and tells them in order. */
async function startAll(contexts, { state, begun }) {
  const ready = new Map();
  for (const [server, context] of contexts) {
    const earlier = (server.after ?? []).map(name => ready.get(name));
    const starting = Promise.all(earlier).then(() => {
      context.signal.throwIfAborted();
      context.begin();
      begun.push(server.name);
      return start(server, context, state);
    });
    // Whoever is told later may fail before.
    starting.catch(() => {});
    ready.set(server.name, starting);
  }
  const anyFailure = new Promise((_, reject) => {
    ready.forEach(starting => starting.catch(reject));
  });
  for (const [server, context] of contexts) {
    await step(server.title, progress =>
      withProgress(context, progress, () =>
        Promise.race([ready.get(server.name), anyFailure]),
      ),
    );
  }
}

async function prepare(server, context) {
  mkdirSync(context.cache, { recursive: true });
  return server.prepare(context);
}

async function start(server, context, state) {
  const began = Date.now();
  const seconds = server.startSeconds ?? START_SECONDS;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Failure(`it is not ready after ${seconds} s`, EXIT.startFailed),
        ),
      seconds * 1000,
    );
  });
  const interrupted = new Promise((_, reject) => {
    context.signal.addEventListener('abort', () =>
      reject(context.signal.reason),
    );
  });
  try {
    const { environment, addresses } = await Promise.race([
      server.start(context),
      context.ended,
      interrupted,
      late,
    ]);
    state.change(server.name, { ready: true, environment, addresses });
  } catch (error) {
    throw explained(error, server, state);
  } finally {
    clearTimeout(timer);
    interrupted.catch(() => {});
  }
  return {
    summary: `ready after ${((Date.now() - began) / 1000).toFixed(1)} s`,
  };
}

/** Names the server, its logs and their last lines. */
function explained(error, { name, title }, state) {
  const reason = error instanceof Failure ? error.message : error.stack;
  const logs = state
    .servers()
    [name].processes.map(
      ({ log }) => `\nThe end of ${log}:\n${lastLines(log)}`,
    );
  return new Failure(
    `${title} did not come up: ${reason}${logs.join('')}`,
    EXIT.startFailed,
  );
}

/** Hands what the context says to the step that waits for it. */
async function withProgress(context, progress, work) {
  const timer = setInterval(() => progress(context.lastSaid || '...'), 250);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
