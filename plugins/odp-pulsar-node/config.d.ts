export interface Config {
  odp?: {
    /** The event bus. Without instances the portal has none, which is no error. */
    pulsar?: {
      /**
       * Installations of Pulsar that the portal reads, 3.1 or later.
       * @visibility backend
       */
      instances?: Array<{
        /** In paths and links: lower-case letters, digits, dashes and dots. */
        name: string;
        /** What people call it. Default: the name. */
        title?: string;
        /** Address of the admin API of a broker, or of a proxy, without `/admin/v2`. */
        adminUrl: string;
        /**
         * Whether `adminUrl` is that of a proxy or load balancer, and brokers cannot
         * be reached one by one. It does not tell which broker answers, so that a
         * sweep may miss topics, and says so. Default: false.
         */
        isProxy?: boolean;
        /**
         * Hosts, or `host:port`, that redirects may lead to besides the brokers that
         * the cluster lists; the token is sent there. Those with a port are read as
         * brokers where the portal may not list them. Default: none.
         */
        brokerHosts?: string[];
        /**
         * Port of the brokers' admin API, where it is another one than the cluster
         * lists: it lists the one without TLS where there are both, such as 8443
         * beside 8080. Default: the listed one.
         */
        brokerPort?: number;
        /**
         * File with a bearer token, read again when it changes. Super-user rights
         * show everything; less is said to be missing. Default: no token is sent.
         */
        tokenFile?: string;
        /**
         * Whether the token may be sent over http://, as where a mesh encrypts. What
         * stays on the machine needs no leave. Default: false.
         */
        allowPlainHttp?: boolean;
        /** File with the authority of the brokers' certificates. Default: those that Node.js trusts. */
        caFile?: string;
        /**
         * Kubernetes cluster whose namespaces tell who owns the workspaces of the
         * instance. Default: the name of the instance.
         */
        cluster?: string;
        /** Entity ref of the group whose the brokers are. Default: the owner of the bus in the target state. */
        owner?: string;
        /** Where the brokers' metrics are, which tell of topics where the token may not read more. */
        metrics?: {
          /** Page of the metrics of all brokers, without a token. Default: `/metrics/` of each broker. */
          url: string;
        };
        /** The Prometheus that scrapes the brokers, for histories longer than the portal remembers. Default: none. */
        prometheus?: {
          /** Of Prometheus, without `/api/v1`; https, or http where no token is sent. */
          url: string;
          /** File with a bearer token, read again when it changes. Default: no token is sent. */
          tokenFile?: string;
          /** File with the authority of its certificate. Default: those that Node.js trusts. */
          caFile?: string;
          /**
           * Labels that the series of this instance have, such as `cluster: odp-eu`,
           * where a Prometheus holds those of several. Default: none.
           */
          labels?: { [name: string]: string };
        };
      }>;
    };
  };
}
