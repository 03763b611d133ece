import os from 'node:os';

/** What the numbers were taken on. */
export function describeMachine() {
  const cpus = os.cpus();
  const memoryGiB = Math.round(os.totalmem() / 2 ** 30);
  const load = os.loadavg()[0];
  return {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus[0].model,
    cores: cpus.length,
    memoryGiB,
    platform: `${os.platform()} ${os.arch()}`,
    /** Of the last minute before the run: what others do on the machine. */
    load,
    text: `${cpus.length} x ${cpus[0].model}, ${memoryGiB} GiB, Node ${
      process.version
    }, ${os.platform()} ${os.arch()}, load ${load.toFixed(2)}`,
  };
}
