import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { fillCache } from '../lib/fillCache.mjs';
import { fillTemplate } from '../lib/fillTemplate.mjs';
import { JAVA, maven } from '../lib/maven.mjs';
import { writeSecret } from '../lib/secrets.mjs';
import { targetState } from '../lib/targetState.mjs';
import { eventTopics } from './eventTopics.mjs';
import { PulsarAdmin } from './PulsarAdmin.mjs';
import { backlogQuota, seed } from './seed.mjs';
import { ROLES, writeTokens } from './tokens.mjs';

const here = import.meta.dirname;
const pom = path.join(here, 'pom.xml');

const CLUSTER = 'standalone';

/** What Pulsar's own scripts open; without them it starts too, and complains. */
const OPENED = [
  'java.base/java.io',
  'java.base/java.util.zip',
  'java.base/java.nio',
  'java.base/jdk.internal.misc',
  'java.base/jdk.internal.platform',
  'java.base/sun.net',
  'java.management/sun.management',
  'jdk.management/com.sun.management.internal',
].flatMap(name => ['--add-opens', `${name}=ALL-UNNAMED`]);

const JVM = [
  '-Xms64m',
  '-Xmx256m',
  '-XX:MaxDirectMemorySize=128m',
  '-XX:+UseSerialGC',
  // Most of a start is compiling.
  '-XX:TieredStopAtLevel=1',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Djava.net.preferIPv4Stack=true',
  '-Djute.maxbuffer=10485760',
  '-Dbookkeeper.metadata.bookie.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataBookieDriver',
  '-Dbookkeeper.metadata.client.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataClientDriver',
  '-Dlog4j.configurationFile=log4j2.yaml',
  '-Dlog4j.shutdownHookEnabled=false',
  ...OPENED,
];

/** Pulsar standalone with token authentication, tenant and topics of the target state, and traffic. */
export default {
  name: 'pulsar',
  title: 'Pulsar',
  after: [],
  prerequisites: [{ ...JAVA, why: 'runs Pulsar' }],
  version: options => options.pulsar,

  prepare: context =>
    fillCache(jarsOf(context), folder =>
      maven(context, [
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
        '-f',
        pom,
        `-Dpulsar.version=${context.options.pulsar}`,
        '-DincludeScope=runtime',
        `-DoutputDirectory=${folder}`,
      ]),
    ),

  async start(context) {
    const { secretKeyFile, tokenFiles } = writeTokens(context.data);
    const [brokerPort, webPort, bookiePort] = await context.freePorts(3);
    const conf = path.join(context.data, 'conf');
    mkdirSync(conf);
    cpSync(path.join(here, 'log4j2.yaml'), path.join(conf, 'log4j2.yaml'));
    writeSecret(
      conf,
      'standalone.conf',
      fillTemplate(path.join(here, 'standalone.conf'), {
        cluster: CLUSTER,
        brokerPort,
        webPort,
        loopback: loopbackInterface(),
        secretKeyFile,
        superUsers: [ROLES.admin, ROLES.reader, ROLES.writer].join(','),
        superUserTokenFile: tokenFiles.admin,
      }),
    );
    context.spawn(
      'pulsar',
      'java',
      [
        ...JVM,
        '-cp',
        `${conf}:${jarsOf(context)}/*`,
        'org.apache.pulsar.PulsarStandaloneStarter',
        '--config',
        path.join(conf, 'standalone.conf'),
        '--no-functions-worker',
        '--no-stream-storage',
        '--metadata-dir',
        path.join(context.data, 'metadata'),
        '--bookkeeper-dir',
        path.join(context.data, 'bookkeeper'),
        '--bookkeeper-port',
        bookiePort,
        '--advertised-address',
        '127.0.0.1',
      ],
      { cwd: context.data },
    );
    const url = `http://127.0.0.1:${webPort}`;
    const admin = PulsarAdmin.create(url, tokenFiles.admin);
    await context.until('waits for the broker', () =>
      admin.get('brokers/ready'),
    );
    // The broker says it is ready before the default namespace is there.
    await context.until('waits for its first namespace', () =>
      admin.get('namespaces/public/default'),
    );
    const environment = {
      ODP_PULSAR_ADMIN_URL: url,
      ODP_PULSAR_SERVICE_URL: `pulsar://127.0.0.1:${brokerPort}`,
      ODP_PULSAR_WEBSOCKET_URL: `ws://127.0.0.1:${webPort}/ws/v2`,
      ODP_PULSAR_METRICS_URL: `${url}/metrics/`,
      ...Object.fromEntries(
        Object.entries(tokenFiles).map(([name, file]) => [
          `ODP_PULSAR_${name.toUpperCase()}_TOKEN_FILE`,
          file,
        ]),
      ),
    };
    context.say('makes tenant, namespaces and topics');
    const { eventBus } = targetState();
    await seed(admin, { eventBus, cluster: CLUSTER });
    return withTraffic(context, { environment, eventBus });
  },
};

/** Starts producer and consumers; they are part of a ready Pulsar. */
async function withTraffic(context, { environment, eventBus }) {
  const file = path.join(context.data, 'traffic.json');
  writeFileSync(
    file,
    JSON.stringify({
      topics: eventTopics(eventBus),
      quota: backlogQuota(eventBus.limits),
    }),
  );
  const [port] = await context.freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  context.spawn(
    'pulsar-traffic',
    context.node,
    [path.join(here, 'traffic.mjs')],
    {
      env: {
        ...environment,
        ODP_PULSAR_TRAFFIC_FILE: file,
        ODP_PULSAR_TRAFFIC_PORT: String(port),
      },
    },
  );
  await context.until('waits for the first events', async () => {
    const response = await fetch(url);
    return (await response.json()).acknowledged > 0;
  });
  return {
    environment: { ...environment, ODP_PULSAR_TRAFFIC_URL: url },
    addresses: {
      'Admin API': environment.ODP_PULSAR_ADMIN_URL,
      Broker: environment.ODP_PULSAR_SERVICE_URL,
      WebSocket: environment.ODP_PULSAR_WEBSOCKET_URL,
      'Token of the portal': environment.ODP_PULSAR_READER_TOKEN_FILE,
      'Traffic and its faults': url,
    },
  };
}

/** The name of the loopback interface: lo on Linux, lo0 on macOS. */
function loopbackInterface() {
  return Object.entries(networkInterfaces()).find(([, addresses]) =>
    addresses.some(({ address }) => address === '127.0.0.1'),
  )[0];
}

/** Jars of this version and of this pom. */
function jarsOf(context) {
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex');
  return path.join(context.cache, `jars-${hash.slice(0, 8)}`);
}
