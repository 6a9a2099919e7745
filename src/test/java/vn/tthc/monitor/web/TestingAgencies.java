package vn.tthc.monitor.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tthc.monitor.dossier.Agencies;

/** A city with two wards. */
class TestingAgencies implements Agencies {
    @Override
    public List<Agency> all() {
        return List.of(
                new Agency("H29", "Thành phố", null, true),
                new Agency("H29.2", "Phường Hải An", "H29", true),
                new Agency("H29.3", "Phường Hồng Bàng", "H29", true));
    }

    @Override
    public Optional<String> name(String code) {
        return all().stream()
                .filter(agency -> agency.code().equals(code))
                .map(Agency::name)
                .findFirst();
    }

    @Override
    public Set<String> subtree(String code) {
        return all().stream()
                .map(Agency::code)
                .filter(one -> one.startsWith(code))
                .collect(Collectors.toSet());
    }
}
