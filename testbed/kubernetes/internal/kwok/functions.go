package kwok

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/kwok/pkg/utils/gotpl"
)

// containerAnnotation names the container of a pod that a fault is for.
const containerAnnotation = "testbed.odp.io/fault-container"

// missingDigest ends the name of an image that is in no registry; the stages
// know it too.
var missingDigest = "@sha256:" + strings.Repeat("0", 64)

// longestBackOff is the most that a kubelet waits before it starts a crashing
// container again.
const longestBackOff = 5 * time.Minute

// functions are what the templates of the stages call. A pod comes in as the
// decoded JSON that kwok gives to a template; what is no scalar goes out as
// JSON, which is YAML too.
var functions = gotpl.FuncMap{
	"FaultContainer": onPod(func(pod *corev1.Pod) (string, error) { return faultContainer(pod).Name, nil }),
	"FaultImage":     onPod(func(pod *corev1.Pod) (string, error) { return faultContainer(pod).Image, nil }),
	"Restarts":       onPod(func(pod *corev1.Pod) (int32, error) { return faultStatus(pod).RestartCount, nil }),
	"RunningSince":   onPod(runningSince),
	"Unready":        onPod(unready),
	"BackOff":        backOff,
	"KubeletEvent":   kubeletEvent,
}

func onPod[T any](read func(*corev1.Pod) (T, error)) func(any) (T, error) {
	return func(decoded any) (T, error) {
		pod, err := podOf(decoded)
		if err != nil {
			var none T
			return none, err
		}
		return read(pod)
	}
}

func podOf(decoded any) (*corev1.Pod, error) {
	text, err := json.Marshal(decoded)
	if err != nil {
		return nil, fmt.Errorf("encode a pod: %w", err)
	}
	pod := &corev1.Pod{}
	if err := json.Unmarshal(text, pod); err != nil {
		return nil, fmt.Errorf("read a pod: %w", err)
	}
	if len(pod.Spec.Containers) == 0 {
		return nil, fmt.Errorf("pod %s/%s has no container", pod.Namespace, pod.Name)
	}
	return pod, nil
}

// faultContainer is the one that the annotation names, or the one whose image
// is in no registry, or the first.
func faultContainer(pod *corev1.Pod) corev1.Container {
	found := pod.Spec.Containers[0]
	for _, container := range slices.Backward(pod.Spec.Containers) {
		if container.Name == pod.Annotations[containerAnnotation] {
			return container
		}
		if strings.HasSuffix(container.Image, missingDigest) {
			found = container
		}
	}
	return found
}

func faultStatus(pod *corev1.Pod) corev1.ContainerStatus {
	name := faultContainer(pod).Name
	for _, status := range pod.Status.ContainerStatuses {
		if status.Name == name {
			return status
		}
	}
	return corev1.ContainerStatus{Name: name}
}

// runningSince is when the container was started that runs now, or when the
// pod was, RFC 3339.
func runningSince(pod *corev1.Pod) (string, error) {
	if running := faultStatus(pod).State.Running; running != nil {
		return running.StartedAt.UTC().Format(time.RFC3339), nil
	}
	if pod.Status.StartTime != nil {
		return pod.Status.StartTime.UTC().Format(time.RFC3339), nil
	}
	return time.Now().UTC().Format(time.RFC3339), nil
}

// unready is the line `conditions: [...]` of a pod whose container is not
// ready; empty when the pod says so already, so that its times stay.
func unready(pod *corev1.Pod) (string, error) {
	for _, condition := range pod.Status.Conditions {
		if condition.Type == corev1.PodReady && condition.Status == corev1.ConditionFalse {
			return "", nil
		}
	}
	var conditions []corev1.PodCondition
	for _, name := range []corev1.PodConditionType{corev1.PodReady, corev1.ContainersReady} {
		conditions = append(conditions, corev1.PodCondition{
			Type:               name,
			Status:             corev1.ConditionFalse,
			Reason:             "ContainersNotReady",
			Message:            fmt.Sprintf("containers with unready status: [%s]", faultContainer(pod).Name),
			LastTransitionTime: metav1.Now(),
		})
	}
	text, err := json.Marshal(conditions)
	return "conditions: " + string(text), err
}

// backOff is how long a kubelet waits after so many restarts, such as 2m40s.
func backOff(restarts int64) string {
	wait := time.Duration(10*math.Pow(2, float64(restarts-1))) * time.Second
	return min(wait, longestBackOff).String()
}

// kubeletEvent is an Event as a kubelet writes it, to apply: one for each pod
// and message, whose count and last time move on.
func kubeletEvent(decoded any, kind, reason, message string, count any) (string, error) {
	pod, err := podOf(decoded)
	if err != nil {
		return "", err
	}
	hash := fnv.New64a()
	fmt.Fprint(hash, pod.UID, kind, reason, message)
	first := pod.CreationTimestamp
	if pod.Status.StartTime != nil {
		first = *pod.Status.StartTime
	}
	text, err := json.Marshal(map[string]any{
		"apiVersion": "v1",
		"kind":       "Event",
		"metadata":   map[string]any{"name": fmt.Sprintf("%s.%x", pod.Name, hash.Sum64()), "namespace": pod.Namespace},
		"involvedObject": corev1.ObjectReference{
			APIVersion: "v1", Kind: "Pod", Namespace: pod.Namespace, Name: pod.Name, UID: pod.UID,
			FieldPath: fmt.Sprintf("spec.containers{%s}", faultContainer(pod).Name),
		},
		"type": kind, "reason": reason, "message": message, "count": count,
		"source":             corev1.EventSource{Component: "kubelet", Host: pod.Spec.NodeName},
		"reportingComponent": "kubelet",
		"reportingInstance":  pod.Spec.NodeName,
		"firstTimestamp":     first,
		"lastTimestamp":      metav1.Now(),
	})
	return string(text), err
}
