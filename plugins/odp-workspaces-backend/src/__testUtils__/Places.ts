import path from 'node:path';

export const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

/** Where a cluster and an event bus answer, and as whom one asks them. */
export interface Addresses {
  cluster: {
    url: string;
    caFile: string;
    /** PEM. */
    ca: string;
    readerTokenFile: string;
    writerTokenFile: string;
    adminToken: string;
  };
  bus: {
    adminUrl: string;
    /** Absent without TLS. */
    caFile?: string;
    ca?: string;
    readerTokenFile: string;
    writerTokenFile: string;
    adminToken: string;
  };
}

/** A cluster and an event bus that workspaces are made in. */
export interface Places extends Addresses {
  stop(): Promise<void>;
}
