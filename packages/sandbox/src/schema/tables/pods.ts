/** Pods and what workloads make them from. The notation is that of readTypes. */
export const pods = `
Pod: metadata:ObjectMeta spec:PodSpec status*
PodSpec: activeDeadlineSeconds# affinity:Affinity automountServiceAccountToken~ containers[name]:Container dnsConfig:PodDNSConfig dnsPolicy enableServiceLinks~ ephemeralContainers[name]:EphemeralContainer hostAliases[ip]:HostAlias hostIPC~ hostNetwork~ hostPID~ hostUsers~ hostname hostnameOverride imagePullSecrets[name]:LocalObjectReference initContainers[name]:Container nodeName nodeSelector{}! os:PodOS overhead{}% preemptionPolicy priority# priorityClassName readinessGates[]:PodReadinessGate resourceClaims[name]:PodResourceClaim resources:ResourceRequirements restartPolicy runtimeClassName schedulerName schedulingGates[name]:PodSchedulingGate schedulingGroup:PodSchedulingGroup securityContext:PodSecurityContext serviceAccount serviceAccountName setHostnameAsFQDN~ shareProcessNamespace~ subdomain terminationGracePeriodSeconds# tolerations[]:Toleration topologySpreadConstraints[topologyKey,whenUnsatisfiable]:TopologySpreadConstraint volumes[name]:Volume
Affinity: nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
NodeAffinity: preferredDuringSchedulingIgnoredDuringExecution[]:PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution!:NodeSelector
PreferredSchedulingTerm: preference!:NodeSelectorTerm weight#
NodeSelectorTerm: matchExpressions[]:NodeSelectorRequirement matchFields[]:NodeSelectorRequirement
NodeSelectorRequirement: key operator values[]
NodeSelector: nodeSelectorTerms[]:NodeSelectorTerm
PodAffinity: preferredDuringSchedulingIgnoredDuringExecution[]:WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution[]:PodAffinityTerm
WeightedPodAffinityTerm: podAffinityTerm:PodAffinityTerm weight#
PodAffinityTerm: labelSelector!:LabelSelector matchLabelKeys[] mismatchLabelKeys[] namespaceSelector!:LabelSelector namespaces[] topologyKey
LabelSelector: matchExpressions[]:LabelSelectorRequirement matchLabels{}
LabelSelectorRequirement: key operator values[]
PodAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution[]:WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution[]:PodAffinityTerm
Container: args[] command[] env[name]:EnvVar envFrom[]:EnvFromSource image imagePullPolicy lifecycle:Lifecycle livenessProbe:Probe name ports[containerPort,protocol]:ContainerPort readinessProbe:Probe resizePolicy[]:ContainerResizePolicy resources:ResourceRequirements restartPolicy restartPolicyRules[]:ContainerRestartRule securityContext:SecurityContext startupProbe:Probe stdin~ stdinOnce~ terminationMessagePath terminationMessagePolicy tty~ volumeDevices[devicePath]:VolumeDevice volumeMounts[mountPath]:VolumeMount workingDir
EnvVar: name value valueFrom:EnvVarSource
EnvVarSource: configMapKeyRef!:ConfigMapKeySelector fieldRef!:ObjectFieldSelector fileKeyRef!:FileKeySelector resourceFieldRef!:ResourceFieldSelector secretKeyRef!:SecretKeySelector
ConfigMapKeySelector: key name optional~
ObjectFieldSelector: apiVersion fieldPath
FileKeySelector: key optional~ path volumeName
ResourceFieldSelector: containerName divisor% resource
SecretKeySelector: key name optional~
EnvFromSource: configMapRef:ConfigMapEnvSource prefix secretRef:SecretEnvSource
ConfigMapEnvSource: name optional~
SecretEnvSource: name optional~
Lifecycle: postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
LifecycleHandler: exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
ExecAction: command[]
HTTPGetAction: host httpHeaders[]:HTTPHeader path port* scheme
HTTPHeader: name value
SleepAction: seconds#
TCPSocketAction: host port*
Probe: exec:ExecAction failureThreshold# grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds# periodSeconds# successThreshold# tcpSocket:TCPSocketAction terminationGracePeriodSeconds# timeoutSeconds#
GRPCAction: port# service
ContainerPort: containerPort# hostIP hostPort# name protocol
ContainerResizePolicy: resourceName restartPolicy
ResourceRequirements: claims[name]:ResourceClaim limits{}% requests{}%
ResourceClaim: name request
ContainerRestartRule: action exitCodes:ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes: operator values[set]#
SecurityContext: allowPrivilegeEscalation~ appArmorProfile:AppArmorProfile capabilities:Capabilities privileged~ procMount readOnlyRootFilesystem~ runAsGroup# runAsNonRoot~ runAsUser# seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
AppArmorProfile: localhostProfile type
Capabilities: add[] drop[]
SELinuxOptions: level role type user
SeccompProfile: localhostProfile type
WindowsSecurityContextOptions: gmsaCredentialSpec gmsaCredentialSpecName hostProcess~ runAsUserName
VolumeDevice: devicePath name
VolumeMount: mountPath mountPropagation name readOnly~ recursiveReadOnly subPath subPathExpr
PodDNSConfig: nameservers[] options[]:PodDNSConfigOption searches[]
PodDNSConfigOption: name value
EphemeralContainer: args[] command[] env[name]:EnvVar envFrom[]:EnvFromSource image imagePullPolicy lifecycle:Lifecycle livenessProbe:Probe name ports[containerPort,protocol]:ContainerPort readinessProbe:Probe resizePolicy[]:ContainerResizePolicy resources:ResourceRequirements restartPolicy restartPolicyRules[]:ContainerRestartRule securityContext:SecurityContext startupProbe:Probe stdin~ stdinOnce~ targetContainerName terminationMessagePath terminationMessagePolicy tty~ volumeDevices[devicePath]:VolumeDevice volumeMounts[mountPath]:VolumeMount workingDir
HostAlias: hostnames[] ip
LocalObjectReference: name
PodOS: name
PodReadinessGate: conditionType
PodResourceClaim: name resourceClaimName resourceClaimTemplateName
PodSchedulingGate: name
PodSchedulingGroup: podGroupName
PodSecurityContext: appArmorProfile:AppArmorProfile fsGroup# fsGroupChangePolicy runAsGroup# runAsNonRoot~ runAsUser# seLinuxChangePolicy seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile supplementalGroups[]# supplementalGroupsPolicy sysctls[]:Sysctl windowsOptions:WindowsSecurityContextOptions
Sysctl: name value
Toleration: effect key operator tolerationSeconds# value
TopologySpreadConstraint: labelSelector!:LabelSelector matchLabelKeys[] maxSkew# minDomains# nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable
PodTemplateSpec: metadata:ObjectMeta spec:PodSpec
`;
