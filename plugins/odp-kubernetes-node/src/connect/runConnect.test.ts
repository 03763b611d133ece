import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse, stringify } from 'yaml';
import { readClusterDefinitions } from '../definition/readClusterDefinitions';
import { runConnect } from './runConnect';

const CA = Buffer.from(
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
).toString('base64');

describe('yarn cluster:connect', () => {
  let folder: string;
  let told: string;
  let complained: string;
  const environment = process.env.KUBECONFIG;

  async function kubeconfig(
    user: object,
    cluster: object = {},
    file = 'config',
  ) {
    await writeFile(
      join(folder, file),
      stringify({
        contexts: [
          { name: 'gke_Proj_eu/ODP', context: { cluster: 'c', user: 'u' } },
          { name: 'lost', context: { cluster: 'c', user: 'nobody' } },
        ],
        clusters: [
          {
            name: 'c',
            cluster: {
              server: 'https://10.0.0.1:6443',
              'certificate-authority-data': CA,
              ...cluster,
            },
          },
        ],
        users: [{ name: 'u', user }],
      }),
    );
  }

  const run = (...argv: string[]) =>
    runConnect(argv, { root: folder, dataFolder: join(folder, '.data') });
  const local = () => readFile(join(folder, 'app-config.local.yaml'), 'utf8');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'connect-'));
    process.env.KUBECONFIG = join(folder, 'config');
    told = '';
    complained = '';
    jest.spyOn(process.stdout, 'write').mockImplementation(text => {
      told += text;
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(text => {
      complained += text;
      return true;
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    process.env.KUBECONFIG = environment;
    await rm(folder, { recursive: true });
  });

  it('keeps the token out of the configuration, in a file that only its owner reads', async () => {
    await kubeconfig({ token: 'very-secret' });
    expect(await run('gke_Proj_eu/ODP', '--region', 'europe-north1')).toBe(0);
    const name = 'gke-proj-eu-odp';
    const tokenFile = join(folder, '.data', 'clusters', `${name}.token`);
    expect(await readFile(tokenFile, 'utf8')).toBe('very-secret\n');
    expect((await stat(tokenFile)).mode.toString(8)).toMatch(/600$/);
    const text = await local();
    expect(text + told + complained).not.toContain('very-secret');
    const config = parse(text);
    const [entry] = config.kubernetes.clusterLocatorMethods[0].clusters;
    expect(entry.serviceAccountToken).toEqual({ $file: tokenFile });
    expect(readClusterDefinitions(new ConfigReader(config))).toMatchObject([
      {
        name,
        region: 'europe-north1',
        url: 'https://10.0.0.1:6443',
        certificateAuthority: { kind: 'inline' },
        credentials: { kind: 'file', path: tokenFile },
      },
    ]);
  });

  it("keeps comments and settings, and changes a cluster that is there already to Google's sign-in", async () => {
    await writeFile(
      join(folder, 'app-config.local.yaml'),
      [
        '# mine',
        'app:',
        '  title: Mine # stays',
        'kubernetes:',
        '  clusterLocatorMethods:',
        '    - type: gke # the stock plugin',
        '    - type: config',
        '      clusters:',
        '        # the old one',
        '        - name: odp',
        '          url: https://old',
        '          serviceAccountToken: x',
        '          dashboardUrl: https://dash',
        '        - name: other',
        '          url: https://other',
        '',
      ].join('\n'),
    );
    await kubeconfig({
      exec: { command: '/opt/google/gke-gcloud-auth-plugin' },
    });
    expect(await run('gke_Proj_eu/ODP', '--name', 'odp')).toBe(0);
    const text = await local();
    for (const comment of ['# mine', '# stays', '# the stock', '# the old']) {
      expect(text).toContain(comment);
    }
    const { app, kubernetes } = parse(text);
    expect(app.title).toBe('Mine');
    expect(kubernetes.clusterLocatorMethods[1].clusters).toEqual([
      {
        name: 'odp',
        url: 'https://10.0.0.1:6443',
        authProvider: 'googleServiceAccount',
        caData: CA,
        dashboardUrl: 'https://dash',
        skipMetricsLookup: true,
      },
      { name: 'other', url: 'https://other' },
    ]);
    expect(told).toContain('application-default login');
  });

  it('takes caFile by its path from the kubeconfig on, and --kubeconfig before KUBECONFIG', async () => {
    await kubeconfig(
      { token: 'other' },
      {
        'certificate-authority-data': undefined,
        'certificate-authority': 'pki/ca.crt',
      },
      'other',
    );
    expect(
      await run('gke_Proj_eu/ODP', '--kubeconfig', join(folder, 'other')),
    ).toBe(0);
    const [entry] = parse(await local()).kubernetes.clusterLocatorMethods[0]
      .clusters;
    expect(entry.caFile).toBe(join(folder, 'pki/ca.crt'));
    expect(entry.caData).toBe(undefined);
  });

  it.each([
    [{ token: 't' }, { 'insecure-skip-tls-verify': true }, 'skips the verif'],
    [{ token: 't' }, { server: 'http://10.0.0.1' }, 'https only'],
    [{ token: 't' }, { 'proxy-url': 'http://p' }, 'needs proxy-url'],
    [{ exec: { command: 'kubelogin' } }, {}, "the command 'kubelogin'"],
    [{ 'client-certificate-data': 'x' }, {}, 'client certificate'],
    [{ username: 'a', password: 'b' }, {}, 'no token'],
  ])(
    'refuses %j %j with a sentence, and writes nothing',
    async (user, cluster, sentence) => {
      await kubeconfig(user, cluster);
      expect(await run('gke_Proj_eu/ODP')).toBe(1);
      expect(complained).toContain(sentence);
      await expect(local()).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(stat(join(folder, '.data'))).rejects.toMatchObject({
        code: 'ENOENT',
      });
    },
  );

  it('finds context, cluster and user in different files of KUBECONFIG', async () => {
    await kubeconfig({ token: 'first' });
    await writeFile(
      join(folder, 'more'),
      stringify({
        contexts: [{ name: 'more', context: { cluster: 'c', user: 'u' } }],
        users: [{ name: 'u', user: { token: 'second' } }, { broken: true }],
      }),
    );
    process.env.KUBECONFIG = [
      join(folder, 'config'),
      join(folder, 'absent'),
      join(folder, 'more'),
    ].join(delimiter);
    expect(await run('more')).toBe(0);
    expect(
      await readFile(join(folder, '.data/clusters/more.token'), 'utf8'),
    ).toBe('first\n');
  });

  it('says what is wrong with context, name, file and arguments', async () => {
    expect(await run('any')).toBe(1);
    expect(complained).toContain('There is no kubeconfig at');
    await kubeconfig({ token: 't' });
    expect(await run('any')).toBe(1);
    expect(complained).toContain('It has: gke_Proj_eu/ODP, lost');
    expect(await run('lost')).toBe(1);
    expect(complained).toContain("names the user 'nobody'");
    expect(await run('gke_Proj_eu/ODP', '--name', '../x')).toBe(1);
    expect(complained).toContain("'../x' cannot name a cluster");
    expect(await run()).toBe(2);
    expect(await run('a', '--nonsense')).toBe(2);
    await writeFile(join(folder, 'app-config.local.yaml'), 'a: [');
    expect(await run('gke_Proj_eu/ODP')).toBe(1);
    expect(complained).toContain('app-config.local.yaml cannot be changed');
    expect(await local()).toBe('a: [');
  });
});
