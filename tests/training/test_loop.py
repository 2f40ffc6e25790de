"""The loop that trains: rates, averages, what is kept, and going on after a stop."""

import pytest

pytestmark = pytest.mark.stanza


class Climber:
    """Learns to be as large as possible, one step of its rate at a time; a score of 3 and more is no better than 0."""

    def __init__(self):
        import torch

        self.model = torch.nn.Linear(1, 1, bias=False)
        self.model.weight.data.fill_(0.0)
        self.optimizers = {"only": torch.optim.SGD(self.model.parameters(), lr=1.0)}
        self.rates = []

    def learn(self):
        (optimizer,) = self.optimizers.values()
        self.rates.append(optimizer.param_groups[0]["lr"])
        optimizer.zero_grad()
        (-self.model.weight.sum()).backward()
        optimizer.step()
        return -self.model.weight.item()

    def score(self):
        weight = self.model.weight.item()
        return weight if weight < 3 else 0.0

    def save(self, path):
        path.write_text(str(self.model.weight.item()), encoding="utf-8")


def plan(**changes):
    from attribution.training.loop import Plan

    return Plan(**{"steps": 6, "interval": 2, "lr": 1.0, "last_lr": 1.0, "warm_up": 0, "average": 0.0} | changes)


def test_the_best_model_is_kept_not_the_last(tmp_path):
    from attribution.training.loop import Loop

    Loop(Climber(), plan(), tmp_path / "model.pt").run()
    assert (tmp_path / "model.pt").read_text(encoding="utf-8") == "2.0"


def test_a_stopped_run_goes_on_where_it_was(tmp_path):
    from attribution.training.loop import Loop

    class Stopped(Climber):
        def learn(self):
            if len(self.rates) == 5:
                raise KeyboardInterrupt
            return super().learn()

    falling = plan(last_lr=0.4)
    whole = Climber()
    Loop(whole, falling, tmp_path / "whole.pt").run()
    with pytest.raises(KeyboardInterrupt):
        Loop(Stopped(), falling, tmp_path / "model.pt").run()
    again = Climber()
    Loop(again, falling, tmp_path / "model.pt").run()
    # the last score before the stop was after four steps
    assert again.rates == pytest.approx(whole.rates[4:])
    assert again.model.weight.item() == pytest.approx(whole.model.weight.item())
    assert (tmp_path / "model.pt").read_text(encoding="utf-8") == (tmp_path / "whole.pt").read_text(encoding="utf-8")


def test_each_group_of_weights_keeps_its_share_of_the_rate(tmp_path):
    import torch

    from attribution.training.loop import Loop

    learner = Climber()
    learner.optimizers = {"only": torch.optim.SGD(learner.model.parameters(), lr=0.1)}
    Loop(learner, plan(steps=2, last_lr=0.5), tmp_path / "model.pt").run()
    assert learner.rates == pytest.approx([0.075, 0.05])


def test_the_learning_rate_goes_up_then_down():
    from attribution.training.loop import Plan, learning_rates

    rates = list(learning_rates(Plan(steps=6, interval=6, lr=1.0, last_lr=0.2, warm_up=2, average=0.5)))
    assert rates == pytest.approx([0.5, 1.0, 0.8, 0.6, 0.4, 0.2])


def test_an_average_follows_the_weights_and_gives_them_back():
    import torch

    from attribution.training.average import Average

    model = torch.nn.Linear(1, 1, bias=False)
    model.weight.data.fill_(0.0)
    average = Average(model, decay=0.5)
    for value in (1.0, 1.0):
        model.weight.data.fill_(value)
        average.update()
    with average.in_place():
        # memory of 2/11 in the first step and of 3/12 in the second
        assert model.weight.item() == pytest.approx(1 - 2 / 11 * 3 / 12)
    assert model.weight.item() == 1
    again = Average(model, decay=0.5)
    again.restore(average.state)
    with again.in_place():
        assert model.weight.item() == pytest.approx(1 - 2 / 11 * 3 / 12)
