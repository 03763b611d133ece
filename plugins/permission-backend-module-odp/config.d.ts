export interface Config {
  odp?: {
    /** Who may see and do what. What is granted nowhere is denied. */
    access?: {
      /**
       * Groups whose members may do everything, the stock Kubernetes tab and
       * its proxy included, which reach all that the reader token can.
       */
      platformEngineers?: string[];
      /** What a group may see of the clusters beyond the namespaces that it owns. Of
       * the event bus everybody sees the namespaces that their groups own. */
      grants?: Array<{
        /** Entity ref of the group, such as `group:default/risk-platform`. */
        group: string;
        /** Layers of the target state whose namespaces the group may see. */
        layers?: string[];
        /** Namespaces by name. */
        namespaces?: string[];
        /** Whether logs of these namespaces may be read too. Default: false. */
        logs?: boolean;
        /**
         * Whether the group may know the names of namespaces, those of the event
         * bus too, that it may not look into; otherwise they are only counted.
         * Default: false.
         */
        namesOfHidden?: boolean;
        /**
         * Whether the group may see panels of dashboards that are of the whole
         * platform, and of namespaces that it may not look into; otherwise it sees
         * those of its namespaces alone. Default: false.
         */
        platformPanels?: boolean;
      }>;
    };
  };
}
