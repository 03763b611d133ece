export interface Config {
  odp?: {
    /**
     * Workspaces. Without clusters to write to, none can be made, which is no error.
     * Identities that write: config.d.ts of odp-kubernetes-node and odp-pulsar-node.
     */
    workspaces?: {
      /**
       * The event bus that workspaces get a namespace on. Without it they get none.
       * @visibility backend
       */
      pulsar?: {
        /** Name of one of `odp.pulsar.instances`; its addresses and authority hold. */
        instance: string;
        /** Tenant that the portal keeps to. Default: any. */
        tenant?: string;
        /**
         * File with the token of the write identity, a super-user, as brokers ask for
         * where rates are set; either this or `token`.
         */
        tokenFile?: string;
        /** @visibility secret */
        token?: string;
      };
      /**
       * Seconds from one look at a workspace to the next while it is as wanted, a
       * quarter more or less so that not all come at once: about the longest that a
       * change by somebody else goes unnoticed. Default: 300; 5 to 3600.
       * @visibility backend
       */
      resyncIntervalSeconds?: number;
      /**
       * How long a replica that says nothing any more keeps the workspaces that it
       * works on; it renews that three times as often. Replicas compare by the
       * database's clock. Default: 20; less makes a killed one be replaced sooner,
       * more bears with a database that is away for longer. 1 to 600.
       * @visibility backend
       */
      leaseSeconds?: number;
      /**
       * How long a cluster or a broker may leave a call without an answer.
       * Default: 30, as long as a webhook of a cluster may take, and the most that a
       * connection waits; at least 1.
       * @visibility backend
       */
      answerSeconds?: number;
      /**
       * What clusters call a user or a group of the catalog, with `{name}` where its
       * name stands (`namespace/name` for one that is not of the namespace `default`),
       * such as
       * `principalSet://iam.googleapis.com/locations/global/workforcePools/odp/group/{name}`.
       * @visibility backend
       */
      subjects?: {
        /** Default: `{name}`. */
        group?: string;
        /** Default: `{name}`. */
        user?: string;
      };
      /**
       * Services that deploy images, such as pipelines. Each comes with a token of
       * `backend.auth.externalAccess`, whose `accessRestrictions` have to name the plugin
       * odp-workspaces alone: without them it could do everything in the portal.
       * @visibility backend
       */
      deployers?: Array<{
        /** As Backstage knows it: the subject of a static token, of others with `external:` before it. */
        subject: string;
        /** Ids of the workspaces whose components it deploys. */
        workspaces: string[];
      }>;
      /**
       * When a person has to agree to a change. Who asks never does.
       * @visibility backend
       */
      approval?: {
        /** Entity refs of groups whose members agree or refuse. */
        approvers?: string[];
        /** Tiers of the target state that need it. Default: none. */
        tiers?: string[];
        /** Clusters that need it. Default: none. */
        clusters?: string[];
        /** Dollars a month more than before from which on it is needed. Default: never. */
        usdPerMonth?: number;
        /** Whether the end of a workspace needs it. Default: false. */
        decommission?: boolean;
        /** What of components needs it. Default: nothing. */
        components?: Array<
          | 'create-component'
          | 'deploy'
          | 'scale'
          | 'restart'
          | 'roll-back'
          | 'delete-component'
        >;
        /** After how many hours a question lapses. Default: 72. */
        expiresAfterHours?: number;
      };
    };
  };
}
