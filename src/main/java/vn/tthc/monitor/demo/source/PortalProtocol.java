package vn.tthc.monitor.demo.source;

import java.time.Instant;

/** A portal that nobody has an account for: people see its front page, and so does whoever looks whether it is there. */
final class PortalProtocol implements SourceProtocol {
    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        return request.is("GET", "/") ? SourceAnswer.html(200, """
                        <!doctype html>
                        <html lang="vi"><head><meta charset="utf-8"><title>Cổng Dịch vụ công quốc gia (mô phỏng)</title></head>
                        <body><h1>Cổng Dịch vụ công quốc gia</h1><p>Trang mô phỏng của bản minh hoạ.</p></body></html>
                        """) : SourceAnswer.notFound();
    }
}
