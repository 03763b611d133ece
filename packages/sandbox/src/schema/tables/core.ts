/** Namespaces, their limits and access, and what is in every object. The notation is that of readTypes. */
export const core = `
Namespace: metadata:ObjectMeta spec:NamespaceSpec status*
ObjectMeta: annotations{} creationTimestamp deletionGracePeriodSeconds# deletionTimestamp finalizers[set] generateName generation# labels{} managedFields[]:ManagedFieldsEntry name namespace ownerReferences[uid]:OwnerReference resourceVersion selfLink uid
ManagedFieldsEntry: apiVersion fieldsType fieldsV1* manager operation subresource time
OwnerReference: apiVersion blockOwnerDeletion~ controller~ kind name uid
NamespaceSpec: finalizers[]
Service: metadata:ObjectMeta spec:ServiceSpec status*
ServiceSpec: allocateLoadBalancerNodePorts~ clusterIP clusterIPs[] externalIPs[] externalName externalTrafficPolicy healthCheckNodePort# internalTrafficPolicy ipFamilies[] ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges[] ports[port,protocol]:ServicePort publishNotReadyAddresses~ selector{}! sessionAffinity sessionAffinityConfig:SessionAffinityConfig trafficDistribution type
ServicePort: appProtocol name nodePort# port# protocol targetPort*
SessionAffinityConfig: clientIP:ClientIPConfig
ClientIPConfig: timeoutSeconds#
ServiceAccount: automountServiceAccountToken~ imagePullSecrets[]:LocalObjectReference metadata:ObjectMeta secrets[name]:ObjectReference
ObjectReference: apiVersion fieldPath kind name namespace resourceVersion uid
ConfigMap: binaryData{} data{} immutable~ metadata:ObjectMeta
Secret: data{} immutable~ metadata:ObjectMeta stringData{} type
ResourceQuota: metadata:ObjectMeta spec:ResourceQuotaSpec status*
ResourceQuotaSpec: hard{}% scopeSelector!:ScopeSelector scopes[]
ScopeSelector: matchExpressions[]:ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement: operator scopeName values[]
LimitRange: metadata:ObjectMeta spec:LimitRangeSpec
LimitRangeSpec: limits[]:LimitRangeItem
LimitRangeItem: default{}% defaultRequest{}% max{}% maxLimitRequestRatio{}% min{}% type
NetworkPolicy: metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec: egress[]:NetworkPolicyEgressRule ingress[]:NetworkPolicyIngressRule podSelector!:LabelSelector policyTypes[]
NetworkPolicyEgressRule: ports[]:NetworkPolicyPort to[]:NetworkPolicyPeer
NetworkPolicyPort: endPort# port* protocol
NetworkPolicyPeer: ipBlock:IPBlock namespaceSelector!:LabelSelector podSelector!:LabelSelector
IPBlock: cidr except[]
NetworkPolicyIngressRule: from[]:NetworkPolicyPeer ports[]:NetworkPolicyPort
Role: metadata:ObjectMeta rules[]:PolicyRule
PolicyRule: apiGroups[] nonResourceURLs[] resourceNames[] resources[] verbs[]
RoleBinding: metadata:ObjectMeta roleRef!:RoleRef subjects[]:Subject
RoleRef: apiGroup kind name
Subject: apiGroup kind name namespace
ClusterRole: aggregationRule:AggregationRule metadata:ObjectMeta rules[]:PolicyRule
AggregationRule: clusterRoleSelectors[]:LabelSelector
ClusterRoleBinding: metadata:ObjectMeta roleRef!:RoleRef subjects[]:Subject
`;
