package ready

import (
	"context"
	"errors"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

const (
	// probeName is of all that the probe makes, and the key of the taint that
	// keeps other pods away from its Node.
	probeName = "odp-testbed-probe"
	namespace = metav1.NamespaceSystem
	// healthy leaves out nodes that a fault was asked for.
	healthy = "!testbed.odp.io/fault"
)

// Probe makes a Pod, waits until it is bound and Ready, and deletes it: proof
// that scheduler, kwok and controllers do their work. In a cluster without
// nodes it does so on a Node of its own; elsewhere that one would collect the
// pods of every DaemonSet.
type Probe struct {
	Client kubernetes.Interface
	// Controllers says that there is a controller manager. Without one nobody
	// takes the taint from a new Node, so that the Pod must tolerate it.
	Controllers bool
}

// Run returns when nodes can be scheduled on and nothing of the probe is left.
func (p Probe) Run(ctx context.Context) error {
	if err := poll(ctx, "an earlier probe to be gone", func(ctx context.Context) (bool, error) {
		return true, p.remove(ctx)
	}); err != nil {
		return err
	}
	err := p.try(ctx)
	// An interrupted probe must not stay as a Node that people wonder about.
	rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	return errors.Join(err, p.remove(rest))
}

func (p Probe) try(ctx context.Context) error {
	node, err := p.node(ctx)
	if err != nil {
		return err
	}
	if node == probeName && p.Controllers {
		// A Pod that came earlier would leave a warning that it fitted nowhere.
		if err := poll(ctx, "the controllers to let pods onto a new Node", p.nodeOpen); err != nil {
			return err
		}
	}
	core := p.Client.CoreV1()
	if err := poll(ctx, "the probe's ServiceAccount", created(func() error {
		_, err := core.ServiceAccounts(namespace).Create(ctx, probeServiceAccount(), metav1.CreateOptions{})
		return err
	})); err != nil {
		return err
	}
	pod := p.pod(node)
	if err := poll(ctx, "the probe's Pod", created(func() error {
		_, err := core.Pods(namespace).Create(ctx, pod, metav1.CreateOptions{})
		return err
	})); err != nil {
		return err
	}
	return poll(ctx, "the probe's Pod to be Ready", p.podReady)
}

// node is the name of one that the probe's Pod can go to.
func (p Probe) node(ctx context.Context) (string, error) {
	name := probeName
	nodes := p.Client.CoreV1().Nodes()
	err := poll(ctx, "a Node for the probe", func(ctx context.Context) (bool, error) {
		there, err := nodes.List(ctx, metav1.ListOptions{LabelSelector: healthy, Limit: 1})
		if err != nil {
			return false, err
		}
		if len(there.Items) > 0 {
			name = there.Items[0].Name
			return true, nil
		}
		return created(func() error {
			_, err := nodes.Create(ctx, probeNode(), metav1.CreateOptions{})
			return err
		})(ctx)
	})
	return name, err
}

// nodeOpen tells whether the probe's Node has only its own taint left.
func (p Probe) nodeOpen(ctx context.Context) (bool, error) {
	node, err := p.Client.CoreV1().Nodes().Get(ctx, probeName, metav1.GetOptions{})
	if err != nil {
		return false, err
	}
	ready := false
	for _, condition := range node.Status.Conditions {
		ready = ready || condition.Type == corev1.NodeReady && condition.Status == corev1.ConditionTrue
	}
	return ready && len(node.Spec.Taints) == 1, nil
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
		// kwok passes over a node without any label.
		ObjectMeta: metav1.ObjectMeta{Name: probeName, Labels: map[string]string{corev1.LabelHostname: probeName}},
		Spec:       corev1.NodeSpec{Taints: []corev1.Taint{{Key: probeName, Effect: corev1.TaintEffectNoSchedule}}},
	}
}

func probeServiceAccount() *corev1.ServiceAccount {
	return &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: probeName}}
}

func (p Probe) pod(node string) *corev1.Pod {
	mountToken := false
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: probeName},
		Spec: corev1.PodSpec{
			Affinity:                     onNode(node),
			Tolerations:                  p.tolerations(node),
			ServiceAccountName:           probeName,
			AutomountServiceAccountToken: &mountToken,
			Containers:                   []corev1.Container{{Name: "probe", Image: "probe"}},
		},
	}
}

// tolerations do not hold for a new Node's own taint, so that the Pod is bound
// only after the controllers took that away.
func (p Probe) tolerations(node string) []corev1.Toleration {
	if node == probeName && p.Controllers {
		return []corev1.Toleration{{Key: probeName, Operator: corev1.TolerationOpExists}}
	}
	return []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
}

func onNode(name string) *corev1.Affinity {
	field := corev1.NodeSelectorRequirement{Key: "metadata.name", Operator: corev1.NodeSelectorOpIn, Values: []string{name}}
	terms := []corev1.NodeSelectorTerm{{MatchFields: []corev1.NodeSelectorRequirement{field}}}
	return &corev1.Affinity{NodeAffinity: &corev1.NodeAffinity{
		RequiredDuringSchedulingIgnoredDuringExecution: &corev1.NodeSelector{NodeSelectorTerms: terms},
	}}
}
