import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClusterList } from '@internal/plugin-odp-clusters-common';
import { RealCluster } from '@internal/sandbox';
import { parse } from 'yaml';
import { startPortal } from './__testUtils__/portal';

jest.setTimeout(120_000);

const ROOT = path.resolve(__dirname, '../../..');
const HOW_TO = readFileSync(
  path.join(ROOT, 'docs/how-to/connect-a-cluster.md'),
  'utf8',
);

/** The first block of code under a heading of the how-to. */
function blockUnder(heading: string, language: string): string {
  const [, rest] = HOW_TO.split(`## ${heading}\n`);
  const found = rest?.match(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``));
  if (!found) {
    throw new Error(`the how-to has no ${language} under "${heading}"`);
  }
  return found[1];
}

/** Puts other values in the place of those that the how-to gives as examples. */
function replaced(text: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((before, [example, value]) => {
    if (!before.includes(example)) {
      throw new Error(`the how-to does not say ${example}`);
    }
    return before.replaceAll(example, value);
  }, text);
}

describe('docs/how-to/connect-a-cluster.md', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'how-to-'));
  const cluster = RealCluster.create();
  afterAll(() => rmSync(folder, { recursive: true }));

  it('followed literally gives a portal that reads the cluster, whatever it is called', async () => {
    // No kubectl is needed on the machine that runs this.
    const kubectl = path.join(folder, 'kubectl');
    writeFileSync(
      kubectl,
      `#!/bin/sh\nexec "${process.execPath}" --require @backstage/cli/config/nodeTransform.cjs testbed/seed/kubectl.ts "$@"\n`,
    );
    chmodSync(kubectl, 0o755);
    execFileSync(
      'bash',
      [
        '-euo',
        'pipefail',
        '-c',
        replaced(blockUnder('1. An account for the portal', 'sh'), {
          'FOLDER=/etc/odp': `FOLDER=${folder}/kept`,
          'NAME=eu': 'NAME=mine',
        }),
      ],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          PATH: `${folder}:${process.env.PATH}`,
          KUBECONFIG: cluster.adminKubeconfig,
        },
      },
    );
    const token = path.join(folder, 'kept/mine.token');
    expect(statSync(token).mode & 0o777).toBe(0o600);

    const configuration = parse(
      replaced(blockUnder('2. The cluster in the configuration', 'yaml'), {
        'odp-eu': 'my-own-name',
        'https://10.0.0.1': cluster.url,
        '/etc/odp/eu.crt': path.join(folder, 'kept/mine.crt'),
        '/etc/odp/eu.token': token,
      }),
    );
    const portal = await startPortal({ configuration, patienceMs: 60_000 });
    try {
      const { items } = await portal.until<ClusterList>(
        '/clusters',
        list => list.items[0].freshness.state === 'live',
      );
      expect(items).toMatchObject([
        { name: 'my-own-name', region: 'europe-north1', gaps: [] },
      ]);
      const { body } = await portal
        .get('/clusters/my-own-name/namespaces')
        .expect(200);
      const real = await cluster.list('/api/v1/namespaces');
      expect(
        body.items.map(({ name }: { name: string }) => name).sort(),
      ).toEqual(real.map(({ metadata }) => metadata.name).sort());
    } finally {
      await portal.stop();
    }
  });
});
