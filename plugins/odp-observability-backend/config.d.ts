export interface Config {
  odp?: {
    observability?: {
      /**
       * Folder with dashboards as Grafana's classic JSON. Default: `dashboards`
       * beside the file of the target state.
       */
      dashboards?: string;
      /**
       * Catalogue of the metrics that dashboards may use; by it the portal tells
       * why a panel is empty. Default: `metrics.yaml` beside the file of the
       * target state.
       */
      metrics?: string;
      /**
       * Path at which the portal shows its docs, such as
       * `/docs/default/component/odp-portal`: alerts link to the run-books there.
       * Default: none; run-books are named without a link.
       */
      docs?: string;
      /**
       * Where the portal's own dashboards are asked. Default: none; without a
       * Grafana either, panels say that it is not set up.
       * @visibility backend
       */
      prometheus?: {
        /**
         * Without `/api/v1`. Absent, as a variable that is not set leaves it:
         * panels say that no Prometheus is set up.
         */
        url?: string;
        /** A sentence that says how one gets it here; told while `url` is absent. Default: that `url` is to be set. */
        setUp?: string;
        /** File with a bearer token, read again when it changes; needs https, or this machine. Default: no token is sent. */
        tokenFile?: string;
        /** File with the authority of its certificate. Default: those that Node.js trusts. */
        caFile?: string;
        /** How often it scrapes; rates look back over four of them. Default: 15. */
        scrapeIntervalSeconds?: number;
        /** How long an answer may take, up to 30. Default: 10. */
        timeoutSeconds?: number;
      };
      /**
       * A Grafana, whose dashboards are listed and drawn beside the portal's own.
       * Default: none.
       * @visibility backend
       */
      grafana?: {
        /** As the portal reaches it. */
        url: string;
        /** As people reach it, for links. Default: the same as `url`. */
        publicUrl?: string;
        /** File with the token of a service account, role Viewer. Default: no token is sent. */
        tokenFile?: string;
        /** File with the authority of its certificate. Default: those that Node.js trusts. */
        caFile?: string;
        /** Uid of the Prometheus data source that is asked where a dashboard names none, or a variable. */
        datasource: string;
        /** Only dashboards with one of these tags are listed and drawn. Default: all. */
        tags?: string[];
        /** Only dashboards in folders of these uids are listed and drawn. Default: all. */
        folders?: string[];
        /** How often its data source scrapes. Default: 15. */
        scrapeIntervalSeconds?: number;
        /** How long an answer may take, up to 30. Default: 10. */
        timeoutSeconds?: number;
      };
    };
  };
}
