package vn.tthc.monitor.platform.config;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A short and a long way to write the same thing, told apart by their kind. */
final class EitherShape extends Shape {
    private final List<Shape> shapes;

    EitherShape(List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    @Override
    void check(ConfigNode node, Findings findings) {
        var shape = shapes.stream().filter(one -> one.accepts(node)).findFirst();
        shape.ifPresentOrElse(one -> one.check(node, findings), () -> findings.kind(node, false, label()));
    }

    @Override
    ObjectNode schema(boolean partial) {
        var schema = JsonNodeFactory.instance.objectNode();
        var any = schema.putArray("anyOf");
        shapes.forEach(shape -> any.add(shape.schema(partial)));
        return schema;
    }

    @Override
    JsonNode defaultJson(String text) {
        return shapes.getFirst().defaultJson(text);
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        return shapes.stream()
                .filter(one -> one.accepts(node))
                .findFirst()
                .map(shape -> shape.withDefaults(node))
                .orElse(node);
    }

    @Override
    public ConfigNode merge(ConfigNode above, ConfigNode below) {
        return shapes.stream()
                .filter(shape -> shape.accepts(above) && shape.accepts(below))
                .findFirst()
                .map(shape -> shape.merge(above, below))
                .orElse(above);
    }

    @Override
    String label() {
        return shapes.stream().map(Shape::label).collect(Collectors.joining("; hoặc "));
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        shapes.forEach(shape -> shape.describe(path, rows));
    }

    @Override
    boolean accepts(ConfigNode node) {
        return shapes.stream().anyMatch(shape -> shape.accepts(node));
    }
}
