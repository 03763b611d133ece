package ready

import (
	"context"
	"errors"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

const (
	// probeName is of the Node, the ServiceAccount and the Pod of the probe,
	// and the key of the taint that keeps other pods away from the Node.
	probeName   = "odp-testbed-probe"
	probeEffect = corev1.TaintEffectNoSchedule
	namespace   = metav1.NamespaceSystem
)

// Probe makes a Node and a Pod, waits until the Pod is bound and Ready, and
// deletes both: proof that scheduler, kwok and controllers do their work.
type Probe struct {
	Client kubernetes.Interface
	// Controllers says that there is a controller manager. Without one nobody
	// takes the taint from a new Node, so that the Pod must tolerate it.
	Controllers bool
}

// Run returns when nodes can be scheduled on and nothing of the probe is left.
func (p Probe) Run(ctx context.Context) error {
	if err := p.remove(ctx); err != nil {
		return fmt.Errorf("remove what an earlier probe left: %w", err)
	}
	err := p.try(ctx)
	// An interrupted probe must not stay as a Node that people wonder about.
	left := p.remove(context.WithoutCancel(ctx))
	return errors.Join(err, left)
}

func (p Probe) try(ctx context.Context) error {
	core := p.Client.CoreV1()
	for what, create := range map[string]func() error{
		"Node": func() error {
			_, err := core.Nodes().Create(ctx, probeNode(), metav1.CreateOptions{})
			return err
		},
		"ServiceAccount": func() error {
			_, err := core.ServiceAccounts(namespace).Create(ctx, probeServiceAccount(), metav1.CreateOptions{})
			return err
		},
	} {
		if err := poll(ctx, "the probe's "+what, created(create)); err != nil {
			return err
		}
	}
	pod := probePod(p.Controllers)
	err := poll(ctx, "the probe's Pod", created(func() error {
		_, err := core.Pods(namespace).Create(ctx, pod, metav1.CreateOptions{})
		return err
	}))
	if err != nil {
		return err
	}
	return poll(ctx, "the probe's Pod to be Ready", p.podReady)
}

func (p Probe) podReady(ctx context.Context) (bool, error) {
	pod, err := p.Client.CoreV1().Pods(namespace).Get(ctx, probeName, metav1.GetOptions{})
	if err != nil {
		return false, err
	}
	for _, condition := range pod.Status.Conditions {
		if condition.Type == corev1.PodReady {
			return condition.Status == corev1.ConditionTrue, nil
		}
	}
	return false, nil
}

func (p Probe) remove(ctx context.Context) error {
	core := p.Client.CoreV1()
	now := metav1.DeleteOptions{GracePeriodSeconds: new(int64)}
	return errors.Join(
		gone(core.Pods(namespace).Delete(ctx, probeName, now)),
		gone(core.ServiceAccounts(namespace).Delete(ctx, probeName, now)),
		gone(core.Nodes().Delete(ctx, probeName, now)),
		gone(p.Client.CoordinationV1().Leases(corev1.NamespaceNodeLease).Delete(ctx, probeName, now)),
	)
}

// created takes "is there already" as done.
func created(create func() error) func(context.Context) (bool, error) {
	return func(context.Context) (bool, error) {
		err := create()
		if apierrors.IsAlreadyExists(err) {
			return true, nil
		}
		return err == nil, err
	}
}

// gone takes "was not there" as done.
func gone(err error) error {
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}

func probeNode() *corev1.Node {
	return &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: probeName, Labels: map[string]string{corev1.LabelHostname: probeName}},
		Spec:       corev1.NodeSpec{Taints: []corev1.Taint{{Key: probeName, Effect: probeEffect}}},
	}
}

func probeServiceAccount() *corev1.ServiceAccount {
	return &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: probeName}}
}

func probePod(controllers bool) *corev1.Pod {
	tolerations := []corev1.Toleration{{Key: probeName, Operator: corev1.TolerationOpExists}}
	if !controllers {
		tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
	}
	mountToken := false
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: probeName},
		Spec: corev1.PodSpec{
			NodeSelector:                 map[string]string{corev1.LabelHostname: probeName},
			Tolerations:                  tolerations,
			ServiceAccountName:           probeName,
			AutomountServiceAccountToken: &mountToken,
			Containers:                   []corev1.Container{{Name: "probe", Image: "probe"}},
		},
	}
}
