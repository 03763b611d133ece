/** @jest-environment node */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { deployCommands } from './deployCommands';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const HASH = 'f'.repeat(64);

/** A portal that plans, and takes up what names the plan. */
async function startPortal() {
  const asked: Array<{ url?: string; token?: string; body: any }> = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const token = request.headers.authorization;
    asked.push({ url: request.url, token, body });
    response.end(
      JSON.stringify({ kind: body.kind, planHash: HASH, changes: [] }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

describe('the lines that deploy an image', () => {
  it('work as they are typed: they plan, and submit with the hash of that plan', async () => {
    const portal = await startPortal();
    try {
      const { deploy } = deployCommands(
        {
          workspace: 'acme-risk',
          name: 'orders-api',
          imageRepository: 'registry/acme-risk/orders-api',
        },
        `${portal.url}/`,
      );
      await promisify(execFile)('sh', ['-euc', deploy], {
        env: { ...process.env, DIGEST, ODP_DEPLOY_TOKEN: 'secret' },
      });
    } finally {
      await portal.stop();
    }
    const request = {
      kind: 'deploy',
      workspace: 'acme-risk',
      component: 'orders-api',
      spec: { digest: DIGEST },
    };
    const token = 'Bearer secret';
    expect(portal.asked).toEqual([
      { url: '/api/odp-workspaces/plans', token, body: request },
      {
        url: '/api/odp-workspaces/operations',
        token,
        body: {
          ...request,
          planHash: HASH,
          idempotencyKey: expect.stringMatching(/^\d+$/),
        },
      },
    ]);
  });
});
