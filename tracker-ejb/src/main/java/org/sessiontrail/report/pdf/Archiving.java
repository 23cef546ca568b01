package org.sessiontrail.report.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.xml.XmpSerializer;
import org.sessiontrail.report.AuditHeader;

/**
 * What makes a document one for the archive (PDF/A-2b, ISO 19005-2): it says so itself, and what
 * its colours mean. The colour profile is the Java platform's own sRGB.
 */
final class Archiving {
  private static final String MAKER = "Sessiontrail";
  private static final String SRGB = "sRGB IEC61966-2.1";

  private Archiving() {}

  static void apply(PDDocument document, AuditHeader header, String title) throws IOException {
    Calendar made =
        GregorianCalendar.from(
            Instant.EPOCH
                .plus(header.madeMicros(), ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneOffset.UTC));
    PDDocumentInformation told = document.getDocumentInformation();
    told.setTitle(title);
    told.setProducer(MAKER);
    told.setCreator(MAKER);
    told.setCreationDate(made);
    told.setModificationDate(made);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage("en");
    PDViewerPreferences view = new PDViewerPreferences(catalog.getCOSObject());
    view.setDisplayDocTitle(true);
    catalog.setViewerPreferences(view);
    catalog.addOutputIntent(colours(document));
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(packet(title, header.id(), made));
    catalog.setMetadata(metadata);
  }

  private static PDOutputIntent colours(PDDocument document) throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
    intent.setInfo(SRGB);
    intent.setOutputCondition(SRGB);
    intent.setOutputConditionIdentifier(SRGB);
    intent.setRegistryName("http://www.color.org");
    return intent;
  }

  private static byte[] packet(String title, String id, Calendar made) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMPMetadata packet = XMPMetadata.createXMPMetadata();
      var archive = packet.createAndAddPDFAIdentificationSchema();
      archive.setPart(2);
      archive.setConformance("B");
      var core = packet.createAndAddDublinCoreSchema();
      core.setTitle(title);
      core.setIdentifier(id);
      core.addLanguage("en");
      XMPBasicSchema basic = packet.createAndAddXMPBasicSchema();
      basic.setCreatorTool(MAKER);
      basic.setCreateDate(made);
      basic.setModifyDate(made);
      packet.createAndAddAdobePDFSchema().setProducer(MAKER);
      new XmpSerializer().serialize(packet, out, true);
    } catch (Exception e) { // of the XML library, which is not to be named here
      throw new IOException("the document's metadata can't be written", e);
    }
    return out.toByteArray();
  }
}
