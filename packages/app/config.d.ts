export interface Config {
  odp?: {
    /** The roles that the sign-in page offers, for development only. */
    exampleRoles?: Array<{
      /**
       * @visibility frontend
       */
      name: string;
      /**
       * @visibility frontend
       */
      title: string;
      /**
       * @visibility frontend
       */
      description: string;
    }>;
  };
}
