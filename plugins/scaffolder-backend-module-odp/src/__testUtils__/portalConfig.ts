import path from 'node:path';

/** The repo's folder. */
export const root = path.resolve(__dirname, '../../../..');

/** Configuration of the portal, with this of `odp.goldenPaths`. */
export function portalConfig(goldenPaths?: { git: Record<string, unknown> }) {
  return {
    app: { baseUrl: 'https://portal.test/' },
    odp: {
      targetState: path.join(root, 'target-state/odp.yaml'),
      ...(goldenPaths && { goldenPaths }),
    },
  } as any;
}
