import { lastLines } from './lastLines.mjs';
import { isRunning, memoryOf } from './processes.mjs';
import { StateFile } from './StateFile.mjs';

/** What runs, in words: a paragraph per server. */
export function status(names, folders) {
  const servers = new StateFile(folders.run).servers();
  return names.map(name => paragraph(name, servers[name])).join('\n');
}

function paragraph(name, record) {
  if (!record) {
    return `${name}: not started`;
  }
  const ended = record.processes.filter(process => !isRunning(process));
  const state = ended.length
    ? `ended (${ended.map(process => process.name).join(', ')})`
    : record.ready
    ? 'running'
    : 'not ready';
  return [
    `${name}: ${state}, ${record.title} ${record.version}, for ${duration(
      record.startedAt,
    )}`,
    ...record.processes
      .filter(isRunning)
      .map(
        ({ name: process, pid, log }) =>
          `  ${process}: process ${pid}, ${Math.round(
            memoryOf(pid) / 2 ** 20,
          )} MiB, ${log}`,
      ),
    ...ended.map(({ log }) => `  The end of ${log}:\n${lastLines(log)}`),
    ...Object.entries(record.addresses).map(
      ([what, address]) => `  ${what}: ${address}`,
    ),
  ].join('\n');
}

function duration(since) {
  const seconds = Math.round((Date.now() - Date.parse(since)) / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
