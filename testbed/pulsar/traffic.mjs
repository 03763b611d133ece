import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { EventTraffic } from './EventTraffic.mjs';
import { faults } from './faults.mjs';
import { PulsarAdmin } from './PulsarAdmin.mjs';

/**
 * A process of the testbed: traffic on the topics of a file, with a switch on
 * loopback. `GET /` tells counts and faults, `PUT /faults/<name>` and
 * `DELETE /faults/<name>` switch one on and off.
 */
function main() {
  const { topics, quota } = JSON.parse(
    readFileSync(process.env.ODP_PULSAR_TRAFFIC_FILE, 'utf8'),
  );
  const traffic = new EventTraffic(
    topics,
    process.env.ODP_PULSAR_WEBSOCKET_URL,
    {
      producer: tokenOf('ODP_PULSAR_PRODUCER_TOKEN_FILE'),
      consumer: tokenOf('ODP_PULSAR_CONSUMER_TOKEN_FILE'),
    },
  );
  const known = faults(topics, {
    traffic,
    admin: PulsarAdmin.create(
      process.env.ODP_PULSAR_ADMIN_URL,
      process.env.ODP_PULSAR_ADMIN_TOKEN_FILE,
    ),
    quota,
  });
  traffic.start();
  createServer(async (request, response) => {
    const [status, answer] = await answerTo(request, traffic, known);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(answer, null, 2)}\n`);
  }).listen(Number(process.env.ODP_PULSAR_TRAFFIC_PORT), '127.0.0.1');
}

async function answerTo({ method, url }, traffic, known) {
  if (method === 'GET' && url === '/') {
    return [200, { ...traffic.counts(), faults: known }];
  }
  const name = url.match(/^\/faults\/([^/]+)$/)?.[1];
  const fault = known[name];
  if (!fault) {
    return [404, { error: `GET /, or /faults/ and ${Object.keys(known)}` }];
  }
  if (method !== 'PUT' && method !== 'DELETE') {
    return [405, { error: 'PUT switches a fault on, DELETE off' }];
  }
  const on = method === 'PUT';
  try {
    if (fault.on !== on) {
      await fault.switch(on);
      fault.on = on;
    }
    return [200, fault];
  } catch (error) {
    return [502, { error: error.message }];
  }
}

function tokenOf(variable) {
  return readFileSync(process.env[variable], 'utf8').trim();
}

main();
