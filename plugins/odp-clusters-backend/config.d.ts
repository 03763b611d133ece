import type { HumanDuration } from '@backstage/types';

export interface Config {
  odp?: {
    clusters?: {
      /**
       * The shortest time between two snapshots of a cluster. A single change is
       * published at once; a storm is gathered. Default: one second.
       */
      snapshotInterval?: HumanDuration | string;
      /**
       * Nothing heard of a kind for so long, bookmarks included: the connection
       * is given up and the cluster is called stale. Default: 90 seconds.
       */
      idleTimeout?: HumanDuration | string;
      /** Plural names of kinds that are not read, such as `events`. Default: none. */
      leaveOut?: string[];
      /**
       * Layer of a namespace, where it is another one than the target state
       * says: namespace to layer id. Default: the target state alone.
       */
      namespaceLayers?: { [namespace: string]: string };
      logs?: {
        /** Lines of a pod's log that one request may read. Default: 2000. */
        maximumLines?: number;
        /** Bytes of a pod's log that one request may read. Default: 1048576. */
        maximumBytes?: number;
      };
    };
  };
}
