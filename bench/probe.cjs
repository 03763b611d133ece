// Loaded before the portal: tells the process that started it what it uses.
process.on('message', message => {
  if (message === 'cpu') {
    process.send({ measured: process.cpuUsage() });
  }
  if (message === 'memory') {
    global.gc();
    global.gc();
    process.send({ measured: process.memoryUsage() });
  }
});
