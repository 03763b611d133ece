export interface Config {
  odp?: {
    kubernetes?: {
      /**
       * What the portal's reader knows of a cluster beyond Backstage's own
       * `kubernetes.clusterLocatorMethods`, by the name that the cluster has
       * there. A name that no locator has is ignored with a warning.
       * @visibility backend
       */
      clusters?: {
        [clusterName: string]: {
          /** Region of the cloud, such as `europe-north1`. */
          region?: string;
          /**
           * File with the bearer token, for `authProvider: serviceAccount`; used
           * instead of `serviceAccountToken` and read again when it changes or
           * when the cluster refuses the token. A relative path starts at the
           * backend's working folder.
           */
          serviceAccountTokenFile?: string;
          /** true: only Backstage's own Kubernetes plugin uses the cluster. */
          excluded?: boolean;
        };
      };
      /**
       * Types of `kubernetes.clusterLocatorMethods`, such as `gke` or
       * `catalog`, that only Backstage's own Kubernetes plugin uses. The
       * portal's reader knows `config` alone and refuses to start over any
       * other type that is not named here.
       * @visibility backend
       */
      excludedLocators?: string[];
    };
    workspaces?: {
      /**
       * The clusters that the portal writes to. One that is not named here is
       * only read. URL and certificate authority are those that
       * `kubernetes.clusterLocatorMethods` gives.
       * @visibility backend
       */
      clusters?: Array<{
        /** Name of the cluster in `kubernetes.clusterLocatorMethods`. */
        ref: string;
        /**
         * `serviceAccount` when absent. `googleServiceAccount`: application
         * default credentials, which are one identity for a whole process, so
         * that a cluster that is read with them is better written with a
         * token.
         */
        authProvider?: 'serviceAccount' | 'googleServiceAccount';
        /**
         * File with the bearer token of the write identity, for
         * `serviceAccount`; read again when it changes or when the cluster
         * refuses the token. Never that of the reader: what only reads must
         * not be able to write. A relative path starts at the backend's
         * working folder.
         */
        serviceAccountTokenFile?: string;
        /**
         * The token itself, where there is no file of it.
         * @visibility secret
         */
        serviceAccountToken?: string;
      }>;
    };
  };
}
