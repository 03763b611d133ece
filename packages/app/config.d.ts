export interface Config {
  odp?: {
    signIn?: {
      oidc?: {
        /**
         * What the sign-in page calls the identity provider.
         * @visibility frontend
         */
        title: string;
      };
    };
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
