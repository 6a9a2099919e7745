package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import vn.tthc.monitor.web.BadParameter;

/** A parameter that cannot be understood is the asker's mistake: the error page for 400, with the sentence. */
@ControllerAdvice(basePackageClasses = BadParameters.class)
class BadParameters {
    @ExceptionHandler(BadParameter.class)
    void badParameter(BadParameter problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(jakarta.servlet.RequestDispatcher.ERROR_EXCEPTION, problem);
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
