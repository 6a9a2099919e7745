package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.tthc.monitor.dossier.LinkRefused;
import vn.tthc.monitor.web.BadParameter;

/** Failures of the API as problem documents with a Vietnamese sentence. */
@Hidden
@RestController
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    /** Everything under the API's address that no other method serves. */
    @RequestMapping("/api/**")
    ProblemDetail nothingHere(HttpServletRequest request) {
        throw new NotKnown("Không có gì ở địa chỉ " + request.getMethod() + " " + request.getRequestURI()
                + ". Xem mô tả giao diện ở /api/v1/openapi.");
    }

    @ExceptionHandler(NotKnown.class)
    ProblemDetail notKnown(NotKnown problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(problem.getMessage()));
    }

    /** What somebody else has done meanwhile, or what does not fit how things stand. */
    @ExceptionHandler(LinkRefused.class)
    ProblemDetail refused(LinkRefused problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler(BadParameter.class)
    ProblemDetail badParameter(BadParameter problem) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()));
        if (problem.parameter() != null) {
            detail.setProperty("parameter", problem.parameter());
        }
        return detail;
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ProblemDetail wrongType(MethodArgumentTypeMismatchException problem) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "\"" + problem.getValue() + "\" không phải là " + problem.getName() + " hợp lệ; cần một số.");
    }

    @ExceptionHandler(Exception.class)
    ProblemDetail failure(Exception problem, HttpServletRequest request) {
        LOG.error("API call failed: {} {}", request.getMethod(), request.getRequestURI(), problem);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Máy chủ gặp lỗi khi trả lời. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm thời điểm xảy ra.");
    }
}
