export interface Config {
  odp?: {
    signIn?: {
      /**
       * Sign-in at an identity provider that speaks OpenID Connect, such as
       * Keycloak. The client itself stands in `auth.providers.oidc.<environment>`,
       * as Backstage has it.
       */
      oidc?: {
        /**
         * What the sign-in page calls the provider.
         * @visibility frontend
         */
        title: string;
        /** The claim whose value is the name of the user. Default `preferred_username`. */
        usernameClaim?: string;
        /** The claim that lists the names of groups. Default `groups`. */
        groupsClaim?: string;
        /** Namespace of the catalog's users and groups. Default `default`. */
        namespace?: string;
      };
    };
  };
}
