/** Workloads, their scale and budgets. The notation is that of readTypes. */
export const workloads = `
Deployment: metadata:ObjectMeta spec:DeploymentSpec status*
DeploymentSpec: minReadySeconds# paused~ progressDeadlineSeconds# replicas# revisionHistoryLimit# selector!:LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
DeploymentStrategy: rollingUpdate:RollingUpdateDeployment type
RollingUpdateDeployment: maxSurge* maxUnavailable*
StatefulSet: metadata:ObjectMeta spec:StatefulSetSpec status*
StatefulSetSpec: minReadySeconds# ordinals:StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy replicas# revisionHistoryLimit# selector!:LabelSelector serviceName template:PodTemplateSpec updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates[]:PersistentVolumeClaim
StatefulSetOrdinals: start#
StatefulSetPersistentVolumeClaimRetentionPolicy: whenDeleted whenScaled
StatefulSetUpdateStrategy: rollingUpdate:RollingUpdateStatefulSetStrategy type
RollingUpdateStatefulSetStrategy: maxUnavailable* partition#
DaemonSet: metadata:ObjectMeta spec:DaemonSetSpec status*
DaemonSetSpec: minReadySeconds# revisionHistoryLimit# selector!:LabelSelector template:PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy
DaemonSetUpdateStrategy: rollingUpdate:RollingUpdateDaemonSet type
RollingUpdateDaemonSet: maxSurge* maxUnavailable*
ReplicaSet: metadata:ObjectMeta spec:ReplicaSetSpec status*
ReplicaSetSpec: minReadySeconds# replicas# selector!:LabelSelector template:PodTemplateSpec
Job: metadata:ObjectMeta spec:JobSpec status*
JobSpec: activeDeadlineSeconds# backoffLimit# backoffLimitPerIndex# completionMode completions# managedBy manualSelector~ maxFailedIndexes# parallelism# podFailurePolicy:PodFailurePolicy podReplacementPolicy selector!:LabelSelector successPolicy:SuccessPolicy suspend~ template:PodTemplateSpec ttlSecondsAfterFinished#
PodFailurePolicy: rules[]:PodFailurePolicyRule
PodFailurePolicyRule: action onExitCodes:PodFailurePolicyOnExitCodesRequirement onPodConditions[]:PodFailurePolicyOnPodConditionsPattern
PodFailurePolicyOnExitCodesRequirement: containerName operator values[set]#
PodFailurePolicyOnPodConditionsPattern: status type
SuccessPolicy: rules[]:SuccessPolicyRule
SuccessPolicyRule: succeededCount# succeededIndexes
CronJob: metadata:ObjectMeta spec:CronJobSpec status*
CronJobSpec: concurrencyPolicy failedJobsHistoryLimit# jobTemplate:JobTemplateSpec schedule startingDeadlineSeconds# successfulJobsHistoryLimit# suspend~ timeZone
JobTemplateSpec: metadata:ObjectMeta spec:JobSpec
PodDisruptionBudget: metadata:ObjectMeta spec:PodDisruptionBudgetSpec status*
PodDisruptionBudgetSpec: maxUnavailable* minAvailable* selector!:LabelSelector unhealthyPodEvictionPolicy
HorizontalPodAutoscaler: metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status*
HorizontalPodAutoscalerSpec: behavior:HorizontalPodAutoscalerBehavior maxReplicas# metrics[]:MetricSpec minReplicas# scaleTargetRef:CrossVersionObjectReference
HorizontalPodAutoscalerBehavior: scaleDown:HPAScalingRules scaleUp:HPAScalingRules
HPAScalingRules: policies[]:HPAScalingPolicy selectPolicy stabilizationWindowSeconds# tolerance%
HPAScalingPolicy: periodSeconds# type value#
MetricSpec: containerResource:ContainerResourceMetricSource external:ExternalMetricSource object:ObjectMetricSource pods:PodsMetricSource resource:ResourceMetricSource type
ContainerResourceMetricSource: container name target:MetricTarget
MetricTarget: averageUtilization# averageValue% type value%
ExternalMetricSource: metric:MetricIdentifier target:MetricTarget
MetricIdentifier: name selector!:LabelSelector
ObjectMetricSource: describedObject:CrossVersionObjectReference metric:MetricIdentifier target:MetricTarget
CrossVersionObjectReference: apiVersion kind name
PodsMetricSource: metric:MetricIdentifier target:MetricTarget
ResourceMetricSource: name target:MetricTarget
`;
