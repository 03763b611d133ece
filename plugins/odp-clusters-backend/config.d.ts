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
       * is given up and the list read anew; the cluster is called stale when that
       * is not answered within a twentieth of it. Default: 80 seconds, so that
       * the bookmarks of an API server, each 75 seconds at most, keep it alive
       * and silence is said within 90.
       */
      idleTimeout?: HumanDuration | string;
      /**
       * A kind that was never read and has only failed for so long becomes a
       * gap, and the rest of its cluster is shown. Default: 30 seconds, so that
       * an API server may restart and nobody waits for one broken kind.
       */
      kindFailureTimeout?: HumanDuration | string;
      /**
       * Plural names of kinds that are not read, such as `events`; every answer
       * names them. Without a kind that health depends on, such as `jobs`, no
       * namespace is called healthy. Default: none.
       */
      leaveOut?: string[];
      /**
       * Layer of a namespace, where it is another one than the target state
       * says: namespace to layer id. Default: the target state alone.
       */
      namespaceLayers?: { [namespace: string]: string };
      /**
       * Where the traffic between workloads is measured: the Prometheus that
       * scrapes the mesh's proxies, by name of the cluster. A cluster that is
       * absent has no traffic on its architecture view, which then says that it
       * is not measured. Default: none.
       * @visibility backend
       */
      traffic?: {
        [clusterName: string]: {
          /** Of Prometheus, without `/api/v1`; https, or http where no token is sent. */
          url: string;
          /** File with a bearer token, read again when it changes. Default: no token is sent. */
          tokenFile?: string;
          /** File with the authority of its certificate. Default: those that Node.js trusts. */
          caFile?: string;
          /**
           * Labels that the series of this cluster have, such as `cluster: odp-eu`,
           * where a Prometheus holds those of several; without them traffic of all
           * is added up. Default: none.
           */
          labels?: { [name: string]: string };
          /** How far back a rate looks, 1 to 60. Default: 5, the least that rates over a scrape a minute are steady with. */
          windowMinutes?: number;
          /** Time between two measurements, 10 to 3600; they are the portal's, whoever looks. Default: 60. */
          intervalSeconds?: number;
        };
      };
      logs?: {
        /** Lines of a pod's log that one request may read. Default: 2000. */
        maximumLines?: number;
        /** Bytes of a pod's log that one request may read. Default: 1048576. */
        maximumBytes?: number;
      };
    };
  };
}
