package org.headgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.headgate.submission.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ProcessModelTest {

    private static final Pattern CALL = Pattern.compile("\\$\\{steps\\.(\\w+)\\(([^)]*)\\)}");
    private static final Map<String, BpmnModelInstance> DIAGRAMS =
            Stream.of("submission", "follow-up").collect(Collectors.toMap(name -> name, ProcessModelTest::read));

    @Test
    void everyStepThatIsDrawnExistsWithAsManyWordsAndEveryStepThatExistsIsDrawn() {
        var drawn = new TreeSet<String>();
        DIAGRAMS.keySet().forEach(name -> {
            var calls = CALL.matcher(text(name));
            while (calls.find()) {
                var words = calls.group(2).isBlank() ? 0 : calls.group(2).split(",").length;
                drawn.add(calls.group(1) + "/" + words);
            }
        });
        var exist = Arrays.stream(Steps.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName() + "/" + method.getParameterCount())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawn)
                .as("processes/*.bpmn call what class Steps has, and nothing in Steps is left over")
                .isEqualTo(exist);
    }

    @Test
    void everyServiceTaskCallsAStepOrWaitsForTheWorker() {
        assertThat(all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            if ("external".equals(task.getCamundaType())) {
                assertThat(task.getCamundaTopic()).isIn(Worker.CHECK_SNAPSHOT, Worker.LOAD_SNAPSHOT);
            } else {
                assertThat(task.getCamundaExpression()).as(task.getId()).matches(CALL);
            }
        });
    }

    @Test
    void everyUserTaskWaitsForAGroupUntilADay() {
        assertThat(all(UserTask.class)).hasSize(2).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
        });
    }

    @Test
    void reviewFindingsHoldsTicketNumberAndContactEmail() {
        var review = all(UserTask.class).stream()
                .filter(task -> task.getId().equals(Tasks.REVIEW_FINDINGS))
                .findFirst()
                .orElseThrow();
        assertThat(review.getExtensionElements().getElementsQuery().list().stream()
                        .flatMap(element -> element.getChildElementsByType(CamundaInputParameter.class).stream())
                        .map(CamundaInputParameter::getCamundaName))
                .contains("ticketNumber", "contactEmail", "dueDate");
    }

    @Test
    void everyMessageThatIsDrawnIsToldAndTheOtherWayRound() {
        assertThat(all(Message.class).stream().map(Message::getName).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(org.headgate.process.Message.values())
                        .map(org.headgate.process.Message::word)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyStageThatIsDrawnIsOneTheSlotKnowsAndAllAreReached() {
        var drawn = new TreeSet<String>();
        DIAGRAMS.keySet().forEach(name -> {
            var calls = Pattern.compile("steps\\.enters\\(slot, '([^']+)'\\)").matcher(text(name));
            while (calls.find()) {
                drawn.add(calls.group(1));
            }
        });
        assertThat(drawn)
                .isEqualTo(
                        Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everythingHasANameAndAPlaceInTheDiagram() {
        assertThat(all(FlowNode.class)).hasSizeGreaterThan(30).allSatisfy(node -> {
            assertThat(node.getDiagramElement()).as("shape of " + node.getId()).isNotNull();
            assertThat(node.getName()).as("name of " + node.getId()).isNotBlank();
        });
        assertThat(all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getDiagramElement())
                        .as("line of " + flow.getId())
                        .isNotNull());
    }

    @Test
    void everyDiagramForgetsItsHistoryOneDay() {
        assertThat(Set.of("submission.bpmn", "follow-up.bpmn", "route-verdict.dmn"))
                .allSatisfy(file -> assertThat(content(file)).contains("camunda:historyTimeToLive="));
    }

    private static <T extends BpmnModelElementInstance> List<T> all(Class<T> type) {
        return DIAGRAMS.values().stream()
                .map(diagram -> diagram.getModelElementsByType(type))
                .flatMap(Collection::stream)
                .toList();
    }

    private static BpmnModelInstance read(String name) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text(name).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String name) {
        return content(name + ".bpmn");
    }

    private static String content(String file) {
        try {
            return new ClassPathResource("processes/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
