package vn.tthc.monitor.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.web.BadParameter;

/**
 * Says in words that a file is too large. It stands before the check of the form's token, which is a part of the form and
 * cannot be read any more once the form is refused for its size.
 */
class UploadLimit extends OncePerRequestFilter {
    /** What a form holds beside the file. */
    private static final long FORM = 1L << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var form = type != null && type.startsWith("multipart/");
        if (form && request.getContentLengthLong() > Imports.MOST_BYTES + FORM) {
            request.setAttribute(
                    RequestDispatcher.ERROR_EXCEPTION,
                    new BadParameter("Tệp lớn hơn " + (Imports.MOST_BYTES >> 20)
                            + " MB nên không nhận. Xuất theo khoảng ngày ngắn hơn rồi nhập từng tệp."));
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        chain.doFilter(request, response);
    }
}
