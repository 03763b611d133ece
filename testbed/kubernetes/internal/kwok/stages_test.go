package kwok

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"sigs.k8s.io/kwok/pkg/apis/internalversion"
	"sigs.k8s.io/kwok/pkg/utils/gotpl"
	"sigs.k8s.io/kwok/pkg/utils/lifecycle"
)

const faultLabel = "testbed.odp.io/fault"

// kubelet plays the stages on one pod, one at a time and without their delays.
type kubelet struct {
	t        *testing.T
	pod      *corev1.Pod
	stages   lifecycle.Lifecycle
	renderer gotpl.Renderer
	events   []corev1.Event
}

func newKubelet(t *testing.T, fault string) *kubelet {
	t.Helper()
	loaded, err := loadStages()
	if err != nil {
		t.Fatal(err)
	}
	stages, err := lifecycle.NewLifecycle(loaded[internalversion.StageResourceRef{APIGroup: "v1", Kind: "Pod"}])
	if err != nil {
		t.Fatal(err)
	}
	addresses := gotpl.FuncMap{
		"NodeIPsWith": func(string) []string { return []string{"10.127.0.1"} },
		"PodIPsWith":  func(string, bool, string, string, string) []string { return []string{"10.128.0.7"} },
	}
	maps.Copy(addresses, functions)
	return &kubelet{t: t, pod: pendingPod(fault), stages: stages, renderer: gotpl.NewRenderer(addresses)}
}

func pendingPod(fault string) *corev1.Pod {
	labels := map[string]string{}
	if fault != "" {
		labels[faultLabel] = fault
	}
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: "feed", Namespace: "execution", UID: "4f1c", Labels: labels},
		Spec: corev1.PodSpec{
			NodeName:   "n1",
			Containers: []corev1.Container{{Name: "app", Image: "odp/feed:1"}, {Name: "proxy", Image: "odp/proxy:1"}},
		},
		Status: corev1.PodStatus{Phase: corev1.PodPending},
	}
}

// step plays the next stage and returns its delay; false when none matches.
func (k *kubelet) step() (time.Duration, bool) {
	k.t.Helper()
	ctx := context.Background()
	event := &lifecycle.Event{Labels: k.pod.Labels, Annotations: k.pod.Annotations, Data: k.pod}
	stage, err := k.stages.Match(ctx, event)
	if err != nil {
		k.t.Fatal(err)
	}
	if stage == nil {
		return 0, false
	}
	delay, _, err := stage.Delay(ctx, event, time.Now())
	if err != nil {
		k.t.Fatal(err)
	}
	nothing := func() error { return nil }
	_, err = stage.DoSteps(0, nil, k.pod, k.renderer,
		func(*internalversion.StageEvent) error { return nil }, nothing, k.patch, k.apply)
	if err != nil {
		k.t.Fatal(err)
	}
	return delay, true
}

func (k *kubelet) steps(count int) {
	k.t.Helper()
	for range count {
		if _, matched := k.step(); !matched {
			k.t.Fatal("no stage matches")
		}
	}
}

func (k *kubelet) patch(patch *lifecycle.Patch) error {
	before, err := json.Marshal(k.pod)
	if err != nil {
		return err
	}
	after, err := strategicpatch.StrategicMergePatch(before, patch.Data, corev1.Pod{})
	if err != nil {
		return err
	}
	k.pod = &corev1.Pod{}
	return json.Unmarshal(after, k.pod)
}

func (k *kubelet) apply(apply *lifecycle.Apply) error {
	var event corev1.Event
	err := json.Unmarshal(apply.Data, &event)
	k.events = append(k.events, event)
	return err
}

func (k *kubelet) expectReady(want corev1.ConditionStatus) {
	k.t.Helper()
	for _, condition := range k.pod.Status.Conditions {
		if condition.Type == corev1.PodReady && condition.Status == want {
			return
		}
	}
	k.t.Errorf("Ready is not %s: %v", want, k.pod.Status.Conditions)
}

func (k *kubelet) expectEvent(kind, reason, message string) {
	k.t.Helper()
	for _, event := range k.events {
		if event.Type == kind && event.Reason == reason && event.Message == message {
			if event.InvolvedObject.UID != k.pod.UID || event.Source.Component != "kubelet" || event.Count < 1 {
				k.t.Errorf("event %v is not about the pod, or not a kubelet's", event)
			}
			return
		}
	}
	k.t.Errorf("no event %s %s %q in %v", kind, reason, message, k.events)
}

func TestAPodWithoutAFaultBecomesReady(t *testing.T) {
	k := newKubelet(t, "")
	k.steps(1)
	k.expectReady(corev1.ConditionTrue)
	if _, matched := k.step(); matched {
		t.Error("a stage matches a pod that runs")
	}
}

func TestACrashLoopIsReportedAsAKubeletDoes(t *testing.T) {
	for fault, end := range map[string]corev1.ContainerStateTerminated{
		"crash-loop":    {ExitCode: 1, Reason: "Error"},
		"out-of-memory": {ExitCode: 137, Reason: "OOMKilled"},
	} {
		k := newKubelet(t, fault)
		k.steps(2)
		k.expectReady(corev1.ConditionFalse)
		app, proxy := k.pod.Status.ContainerStatuses[0], k.pod.Status.ContainerStatuses[1]
		if app.State.Waiting == nil || app.State.Waiting.Reason != "CrashLoopBackOff" || app.RestartCount != 1 {
			t.Fatalf("%s: %+v", fault, app)
		}
		if want := "back-off 10s restarting failed container=app pod=feed_execution(4f1c)"; app.State.Waiting.Message != want {
			t.Errorf("%s: %q, not %q", fault, app.State.Waiting.Message, want)
		}
		last := app.LastTerminationState.Terminated
		if last == nil || last.ExitCode != end.ExitCode || last.Reason != end.Reason {
			t.Errorf("%s: ended by %+v", fault, last)
		}
		if !proxy.Ready || proxy.State.Running == nil {
			t.Errorf("%s: the other container does not run: %+v", fault, proxy)
		}
		k.expectEvent("Warning", "BackOff", "Back-off restarting failed container app in pod feed_execution(4f1c)")
	}
}

func TestTheBackOffOfACrashLoopDoubles(t *testing.T) {
	k := newKubelet(t, "crash-loop")
	k.steps(2)
	for _, want := range []time.Duration{10, 20, 40, 80, 160, 300, 300} {
		restarts := k.pod.Status.ContainerStatuses[0].RestartCount
		delay, _ := k.step()
		if delay != want*time.Second {
			t.Errorf("waits %s after %d restarts, not %s", delay, restarts, want*time.Second)
		}
		app := k.pod.Status.ContainerStatuses[0]
		if app.State.Running == nil || app.RestartCount != restarts+1 || app.LastTerminationState.Terminated == nil {
			t.Fatalf("was not started again: %+v", app)
		}
		k.expectReady(corev1.ConditionFalse)
		k.steps(1)
	}
}

func TestAFaultIsOfTheContainerThatIsNamed(t *testing.T) {
	k := newKubelet(t, "crash-loop")
	k.pod.Annotations = map[string]string{containerAnnotation: "proxy"}
	k.steps(2)
	if app, proxy := k.pod.Status.ContainerStatuses[0], k.pod.Status.ContainerStatuses[1]; !app.Ready || proxy.State.Waiting == nil {
		t.Errorf("app %+v, proxy %+v", app, proxy)
	}
}

func TestAnImageThatCannotBePulledIsTriedAgain(t *testing.T) {
	k := newKubelet(t, "image-pull")
	k.steps(1)
	for range 2 {
		for _, want := range []string{"ErrImagePull", "ImagePullBackOff"} {
			k.steps(1)
			waiting := k.pod.Status.ContainerStatuses[0].State.Waiting
			if waiting == nil || waiting.Reason != want || waiting.Message == "" || k.pod.Status.Phase != corev1.PodPending {
				t.Fatalf("%s, waiting %+v; not %s", k.pod.Status.Phase, waiting, want)
			}
		}
	}
	k.expectReady(corev1.ConditionFalse)
	k.expectEvent("Warning", "Failed", `Failed to pull image "odp/feed:1": failed to pull and unpack image "odp/feed:1": odp/feed:1: not found`)
	k.expectEvent("Normal", "BackOff", `Back-off pulling image "odp/feed:1"`)
}

func TestAnImageThatIsInNoRegistryCannotBePulledWithoutALabel(t *testing.T) {
	k := newKubelet(t, "")
	image := "registry.example/feed@sha256:" + strings.Repeat("0", 64)
	k.pod.Spec.Containers[1].Image = image
	k.steps(1)
	for range 2 {
		for _, want := range []string{"ErrImagePull", "ImagePullBackOff"} {
			k.steps(1)
			app, proxy := k.pod.Status.ContainerStatuses[0], k.pod.Status.ContainerStatuses[1]
			if proxy.State.Waiting == nil || proxy.State.Waiting.Reason != want || app.State.Running == nil {
				t.Fatalf("app %+v, proxy %+v; not %s", app, proxy, want)
			}
		}
	}
	k.expectReady(corev1.ConditionFalse)
	k.expectEvent("Warning", "Failed", fmt.Sprintf("Failed to pull image %[1]q: failed to pull and unpack image %[1]q: %[1]s: not found", image))
	k.expectEvent("Normal", "BackOff", fmt.Sprintf("Back-off pulling image %q", image))
}

func TestAnImageOfAnotherDigestIsPulled(t *testing.T) {
	k := newKubelet(t, "")
	k.pod.Spec.Containers[0].Image = "registry.example/feed@sha256:" + strings.Repeat("0", 63) + "1"
	k.steps(1)
	k.expectReady(corev1.ConditionTrue)
}

func TestAFailedReadinessProbeIsToldOnce(t *testing.T) {
	k := newKubelet(t, "not-ready")
	k.steps(2)
	k.expectReady(corev1.ConditionFalse)
	if app := k.pod.Status.ContainerStatuses[0]; app.Ready || app.State.Running == nil || k.pod.Status.Phase != corev1.PodRunning {
		t.Errorf("%s, %+v", k.pod.Status.Phase, app)
	}
	k.expectEvent("Warning", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503")
	if _, matched := k.step(); matched {
		t.Error("a stage matches again")
	}
}

func TestAPodRecoversWhenItsLabelIsTakenAway(t *testing.T) {
	for _, fault := range []string{"crash-loop", "image-pull", "not-ready"} {
		k := newKubelet(t, fault)
		k.steps(2)
		restarts := k.pod.Status.ContainerStatuses[0].RestartCount
		delete(k.pod.Labels, faultLabel)
		k.steps(1)
		k.expectReady(corev1.ConditionTrue)
		if app := k.pod.Status.ContainerStatuses[0]; !app.Ready || app.RestartCount != restarts {
			t.Errorf("%s: %+v", fault, app)
		}
	}
}
