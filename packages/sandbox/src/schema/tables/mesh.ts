/** What the platform uses of Istio. The notation is that of readTypes. */
export const mesh = `
PeerAuthentication: metadata:ObjectMeta spec:PeerAuthenticationSpec status*
PeerAuthenticationSpec: mtls:MutualTls portLevelMtls{}:MutualTls selector:WorkloadSelector
MutualTls: mode
WorkloadSelector: matchLabels{}
AuthorizationPolicy: metadata:ObjectMeta spec:AuthorizationPolicySpec status*
AuthorizationPolicySpec: action provider:AuthorizationProvider rules[]:AuthorizationRule selector:WorkloadSelector targetRefs[]:PolicyTargetReference
AuthorizationProvider: name
AuthorizationRule: from[]:AuthorizationFrom to[]:AuthorizationTo when[]:AuthorizationCondition
AuthorizationFrom: source:AuthorizationSource
AuthorizationSource: ipBlocks[] namespaces[] notIpBlocks[] notNamespaces[] notPrincipals[] notRemoteIpBlocks[] notRequestPrincipals[] notServiceAccounts[] principals[] remoteIpBlocks[] requestPrincipals[] serviceAccounts[]
AuthorizationTo: operation:AuthorizationOperation
AuthorizationOperation: hosts[] methods[] notHosts[] notMethods[] notPaths[] notPorts[] paths[] ports[]
AuthorizationCondition: key notValues[] values[]
PolicyTargetReference: group kind name namespace
DestinationRule: metadata:ObjectMeta spec:DestinationRuleSpec status*
DestinationRuleSpec: exportTo[] host subsets[]:DestinationSubset trafficPolicy* workloadSelector:WorkloadSelector
DestinationSubset: labels{} name trafficPolicy*
`;
